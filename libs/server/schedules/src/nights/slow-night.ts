import type { NightChange } from '@assay/contracts';

/** Setting under which a slow night is noted among the changes of a model. */
export const SPEED = 'tokens per second';

/** A night in which a model was slower than in every night of its baseline, tokens per second. */
export interface SlowNight {
  readonly baseline: number;
  readonly now: number;
}

/** A slow night as a change of the model, for the history and for the night after. */
export function speedChange({ baseline, now }: SlowNight): NightChange {
  return { setting: SPEED, before: baseline.toFixed(1), after: now.toFixed(1) };
}
