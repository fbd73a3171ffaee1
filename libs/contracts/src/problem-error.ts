import { PROBLEMS, type Problem, type ProblemCode } from './problem';

/** An expected refusal: a code of the closed list, what happened in one sentence, and the places that are wrong. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';

  constructor(
    readonly code: ProblemCode,
    readonly detail: string,
    readonly errors: readonly { readonly path: string; readonly message: string }[] = [],
    options?: ErrorOptions,
  ) {
    super(detail, options);
  }

  /** The body that goes over the wire. */
  toProblem(): Problem {
    const { status, title, hint } = PROBLEMS[this.code];
    const problem = { type: `/api/docs#${this.code}`, title, status, code: this.code, detail: this.detail, hint };
    return this.errors.length === 0 ? problem : { ...problem, errors: this.errors };
  }
}
