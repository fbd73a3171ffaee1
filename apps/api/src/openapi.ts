import { ROUTES } from '@assay/contracts';
import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';

/** The OpenAPI document of all routes. */
export function openApiDocument(app: INestApplication, version: string): OpenAPIObject {
  const builder = new DocumentBuilder()
    .setTitle('Assay')
    .setDescription(
      'Benchmarks for models served by Ollama: tasks, runs, results, comparison. Errors are application/problem+json with a code of a closed list.',
    )
    .setVersion(version);
  return SwaggerModule.createDocument(app, builder.build());
}

/** Serves the document and Swagger UI. */
export function serveOpenApi(app: INestApplication, document: OpenAPIObject): void {
  SwaggerModule.setup(ROUTES.docs.slice(1), app, document, {
    jsonDocumentUrl: ROUTES.openapi.slice(1),
    customSiteTitle: 'Assay API',
  });
}
