import { LIMITS } from '@assay/contracts';
import type { RunnerOptions } from '@assay/domain/run';

/** What decides how a model is loaded in a run. */
export interface RunnerWish {
  /** As the run asks; absent = the default for the kind of model. */
  readonly numCtx?: number | undefined;
  /** The model can think, and thoughts need room. */
  readonly thinking: boolean;
  /** The longest context that the model was made for, in tokens; null where nobody knows. */
  readonly contextLength: number | null;
}

/** The one set of runner options that a model has in a run: always said, never longer than the model's own context. */
export function runnerOptions(wish: RunnerWish): RunnerOptions {
  const wanted = wish.numCtx ?? (wish.thinking ? LIMITS.numCtx.thinking : LIMITS.numCtx.default);
  return { numCtx: Math.min(wanted, wish.contextLength ?? wanted) };
}
