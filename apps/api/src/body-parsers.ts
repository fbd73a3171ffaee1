import { LIMITS, ProblemError, ROUTES } from '@assay/contracts';
import { sendProblem } from '@assay/server/http';
import express, { type NextFunction, type Request, type Response } from 'express';

/** Deeper nesting than this no request of ours needs; recursion over it could exhaust the stack. */
const MAX_DEPTH = 64;

/** JSON bodies with limits; the import route reads its body itself. Other content types are refused before routing. */
export function bodyParsers() {
  const json = express.json({
    limit: LIMITS.jsonBody,
    type: 'application/json',
    strict: false,
    verify: refuseDeepNesting,
  });
  return (request: Request, response: Response, next: NextFunction): void => {
    if (isImport(request)) next();
    else if (hasBody(request) && !request.is('application/json'))
      sendProblem(response, unsupported(request).toProblem());
    else json(request, response, next);
  };
}

function isImport(request: Request): boolean {
  return request.method === 'POST' && request.path.replace(/\/+$/, '') === ROUTES.taskImport;
}

function hasBody(request: Request): boolean {
  return Number(request.headers['content-length'] ?? 0) > 0 || request.headers['transfer-encoding'] !== undefined;
}

function unsupported(request: Request): ProblemError {
  const type = request.headers['content-type'] ?? 'none';
  return new ProblemError(
    'unsupported_media_type',
    `The content type ${JSON.stringify(type.slice(0, 80))} is not taken here.`,
  );
}

function refuseDeepNesting(_request: unknown, _response: unknown, body: Buffer): void {
  let depth = 0;
  let inString = false;
  for (let at = 0; at < body.length; at += 1) {
    const byte = body[at];
    if (inString) {
      if (byte === 0x5c) at += 1;
      else if (byte === 0x22) inString = false;
      continue;
    }
    if (byte === 0x22) inString = true;
    else if (byte === 0x5b || byte === 0x7b) depth += 1;
    else if (byte === 0x5d || byte === 0x7d) depth -= 1;
    if (depth > MAX_DEPTH) throw new Error(`The body is nested deeper than ${MAX_DEPTH} levels.`);
  }
}
