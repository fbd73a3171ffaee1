import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ProblemError } from '@assay/contracts';
import { sendProblem } from '@assay/server/http';
import express, { type NextFunction, type Request, type RequestHandler, type Response } from 'express';
import { pagePolicy } from './security-headers';

const NONCE_PLACE = /__CSP_NONCE__/g;
/** Files whose name holds a hash of their content never change. */
const HASHED = /-[\w-]{8}\.(js|css|woff2)$/;

/** Serves the built console: its files, and index.html for every page. Unknown API addresses stay problems. */
export function consoleHandlers(folder: string): RequestHandler[] {
  const index = readFileSync(join(folder, 'index.html'), 'utf8');
  const files = express.static(folder, {
    index: false,
    dotfiles: 'ignore',
    setHeaders: (response, path) => {
      response.setHeader('Cache-Control', HASHED.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
  return [files, page(index)];
}

function page(index: string): RequestHandler {
  return (request: Request, response: Response, next: NextFunction): void => {
    if (request.path === '/api' || request.path.startsWith('/api/')) return next();
    if (request.method !== 'GET' && request.method !== 'HEAD') return next();
    if (/\.[a-z0-9]{2,5}$/i.test(request.path)) {
      sendProblem(response, new ProblemError('not_found', 'There is no such file.').toProblem());
      return;
    }
    const nonce = randomBytes(16).toString('base64');
    response.setHeader('Content-Security-Policy', pagePolicy(nonce));
    response.setHeader('Cache-Control', 'no-store');
    response.type('html').send(index.replaceAll(NONCE_PLACE, nonce));
  };
}
