import { requestGuard, ProblemFilter, StrayInputGuard, strictValidation } from '@assay/server/http';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { bodyParsers } from './body-parsers';
import { consoleHandlers } from './console';
import { openApiDocument, serveOpenApi } from './openapi';
import { securityHeaders } from './security-headers';

/** What stands around all routes, in this order: guard, headers, bodies; then the routes; then the console. */
export function setUpHttp(
  app: NestExpressApplication,
  { version, consoleFolder }: { readonly version: string; readonly consoleFolder: string | null },
): void {
  app.disable('x-powered-by');
  app.set('query parser', 'simple');
  app.use(requestGuard());
  app.use(securityHeaders());
  app.use(bodyParsers());
  app.useGlobalFilters(new ProblemFilter());
  app.useGlobalGuards(new StrayInputGuard());
  app.useGlobalPipes(strictValidation());
  serveOpenApi(app, openApiDocument(app, version));
  if (consoleFolder !== null) app.use(...consoleHandlers(consoleFolder));
}
