import { median } from '@assay/domain/statistics';
import { FEWEST_SPEED_NIGHTS, SLOWER_BY } from './thresholds';

/** Speed of a night against the nights of the baseline, tokens per second (median of the night's probe or answers). */
export interface SlowerVerdict {
  readonly suspected: boolean;
  /** Median of the baseline nights; null with fewer than five. */
  readonly baseline: number | null;
  readonly now: number | null;
  /** (now − baseline) ÷ baseline; negative is slower. */
  readonly change: number | null;
}

/** Slower: at least 10 % below the median of the baseline nights, and below every single one of them. */
export function slowerThan(baselineNights: readonly number[], now: number | null): SlowerVerdict {
  const known = baselineNights.filter((speed) => Number.isFinite(speed) && speed > 0);
  if (now === null || known.length < FEWEST_SPEED_NIGHTS)
    return { suspected: false, baseline: null, now, change: null };
  const baseline = median(known);
  if (baseline === null) return { suspected: false, baseline, now, change: null };
  const change = (now - baseline) / baseline;
  return { suspected: change <= -SLOWER_BY && now < Math.min(...known), baseline, now, change };
}
