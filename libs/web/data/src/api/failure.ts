import { HttpErrorResponse } from '@angular/common/http';
import { PROBLEMS, type Problem, type ProblemCode } from '@assay/contracts';

/** What went wrong with a request: the problem that the API named, or that no readable answer came. */
export interface Failure {
  readonly code: ProblemCode | 'no_connection' | 'unreadable';
  readonly status: number;
  readonly title: string;
  readonly detail: string;
  readonly hint: string;
  readonly errors: readonly { readonly path: string; readonly message: string }[];
}

/** Reads any thrown value of a request as a failure; an answer without a problem body keeps its status. */
export function toFailure(error: unknown): Failure {
  if (!(error instanceof HttpErrorResponse))
    return unreadable(0, error instanceof Error ? error.message : String(error));
  if (error.status === 0) return NO_CONNECTION;
  const body = parsedBody(error.error);
  return isProblem(body) ? { ...body, errors: body.errors ?? [] } : unreadable(error.status, error.message);
}

/** Assay itself did not answer. */
export const NO_CONNECTION: Failure = {
  code: 'no_connection',
  status: 0,
  title: 'Assay does not answer',
  detail: 'The request did not reach the service.',
  hint: 'Check that npm start is still running. Runs and finished answers are stored there, nothing is lost.',
  errors: [],
};

function unreadable(status: number, detail: string): Failure {
  return {
    code: 'unreadable',
    status,
    title: 'The answer could not be read',
    detail,
    hint: 'Try again; if it stays, look into the log of Assay.',
    errors: [],
  };
}

function isProblem(body: unknown): body is Problem {
  return (
    typeof body === 'object' &&
    body !== null &&
    'code' in body &&
    typeof body.code === 'string' &&
    body.code in PROBLEMS
  );
}

/** The body of a failed request, which is handed over as text when it is not plain JSON by content type. */
export function parsedBody(body: unknown): unknown {
  if (typeof body !== 'string') return body;
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}
