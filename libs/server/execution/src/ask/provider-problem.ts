import { ProblemError } from '@assay/contracts';
import { ProviderFailure } from '@assay/domain/run';

/** A failure of a server as the problem that a person hears of who waits for the answer. Anything else is thrown on. */
export function providerProblem(error: unknown, server: string): ProblemError {
  if (!(error instanceof ProviderFailure)) throw error;
  const detail = `${server}: ${error.message}`;
  switch (error.kind) {
    case 'model_missing':
      return new ProblemError('unknown_model', detail, [], { cause: error });
    case 'unreachable':
    case 'server_error':
    case 'queue_full':
    case 'rate_limited':
      return new ProblemError('server_unreachable', detail, [], { cause: error });
    case 'refused':
    case 'runner_crash':
    case 'out_of_memory':
    case 'unsupported':
    case 'prompt_too_long':
    case 'internal':
      return new ProblemError('server_refused', detail, [], { cause: error });
    case 'cancelled':
      return new ProblemError('conflict', `${server}: the request was ended before the answer was there.`, [], {
        cause: error,
      });
    default:
      return error.kind satisfies never;
  }
}
