import { randomUUID } from 'node:crypto';
import { PROBLEM_MEDIA_TYPE, ProblemError, type Problem } from '@assay/contracts';
import { DatabaseUnavailable, errorCode, isStorageFull } from '@assay/server/persistence';
import { Catch, HttpException, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { Response } from 'express';

/** Turns whatever was thrown into a problem. An unexpected error gives its id only; the log has the rest. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('http');

  catch(error: unknown, host: ArgumentsHost): void {
    const response = host.switchToHttp().getResponse<Response>();
    const problem = this.problemOf(error).toProblem();
    if (response.headersSent) {
      // A stream broke half-way: a cut connection is the only honest end.
      response.destroy();
      return;
    }
    sendProblem(response, problem);
  }

  private problemOf(error: unknown): ProblemError {
    const known = knownProblem(error);
    if (known !== null) return known;
    const id = randomUUID();
    this.logger.error(`${id} ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    return new ProblemError('internal', `Error id ${id}.`);
  }
}

/** Writes a problem as the body of a response. */
export function sendProblem(response: Response, problem: Problem): void {
  response.status(problem.status).type(PROBLEM_MEDIA_TYPE).send(JSON.stringify(problem));
}

/** The problem behind an expected error; null for an unexpected one. */
export function knownProblem(error: unknown): ProblemError | null {
  if (error instanceof ProblemError) return error;
  if (error instanceof DatabaseUnavailable) return new ProblemError('database_unavailable', error.message);
  if (isStorageFull(error)) return new ProblemError('storage_full', 'The database has no space left to write.');
  if (errorCode(error) === '22P02' || errorCode(error) === '22021')
    return new ProblemError('invalid_request', 'A value has the wrong form.');
  if (error instanceof HttpException) return ofHttpException(error);
  return ofBodyParser(error);
}

function ofHttpException(error: HttpException): ProblemError | null {
  switch (error.getStatus()) {
    case 400:
      return new ProblemError('invalid_request', error.message);
    // The body parser's word for a body that our own check of it refused.
    case 403:
      return new ProblemError('invalid_json', error.message);
    case 404:
      return new ProblemError('not_found', error.message);
    case 413:
      return new ProblemError('payload_too_large', error.message);
    case 415:
      return new ProblemError('unsupported_media_type', error.message);
    default:
      return null;
  }
}

/** Errors of Express' own body parsers and of its URL decoding. */
function ofBodyParser(error: unknown): ProblemError | null {
  if (!(error instanceof Error)) return null;
  const type = (error as { type?: unknown }).type;
  if (type === 'entity.parse.failed') return new ProblemError('invalid_json', 'The body cannot be read as JSON.');
  if (type === 'entity.too.large')
    return new ProblemError('payload_too_large', 'The body is larger than this route takes.');
  if (type === 'encoding.unsupported' || type === 'charset.unsupported')
    return new ProblemError('unsupported_media_type', error.message);
  if (type === 'request.aborted' || type === 'request.size.invalid' || error instanceof URIError) {
    return new ProblemError('invalid_request', 'The request cannot be read.');
  }
  return null;
}
