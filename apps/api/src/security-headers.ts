import { ROUTES } from '@assay/contracts';
import type { NextFunction, Request, Response } from 'express';
import helmet from 'helmet';

const SELF = "'self'";
const NONE = "'none'";

/** Headers for every answer. The API and files get the strictest policy; the page brings its own with a nonce, the API docs a looser one. */
export function securityHeaders() {
  const strict = helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: { defaultSrc: [NONE], frameAncestors: [NONE], baseUri: [NONE], formAction: [NONE] },
    },
    referrerPolicy: { policy: 'no-referrer' },
    strictTransportSecurity: false,
  });
  return (request: Request, response: Response, next: NextFunction): void => {
    strict(request, response, () => {
      if (request.path.startsWith('/api/')) response.setHeader('Cache-Control', 'no-store');
      if (request.path.startsWith(ROUTES.docs)) response.setHeader('Content-Security-Policy', DOCS_POLICY);
      next();
    });
  };
}

/** Swagger UI brings inline styles; its scripts come from here alone. */
const DOCS_POLICY = `default-src 'none'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'`;

/** Policy of the console: scripts and styles of our own only, model text can never become markup. */
export function pagePolicy(nonce: string): string {
  const directives = {
    'default-src': [NONE],
    'script-src': [SELF],
    'style-src': [SELF, `'nonce-${nonce}'`],
    'img-src': [SELF, 'data:'],
    'font-src': [SELF],
    'connect-src': [SELF],
    'base-uri': [SELF],
    'form-action': [SELF],
    'frame-ancestors': [NONE],
    'object-src': [NONE],
    'require-trusted-types-for': ["'script'"],
    'trusted-types': ['angular', 'angular#bundler'],
  };
  return Object.entries(directives)
    .map(([name, values]) => `${name} ${values.join(' ')}`)
    .join('; ');
}
