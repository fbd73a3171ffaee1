import type { SpeedSource } from '@assay/contracts';
import { median } from '@assay/domain/statistics';
import { FEWEST_SPEED_NIGHTS, SLOWER_BY } from './thresholds';

/** Median tokens per second of one night, measured in both ways; null where it was not. */
export interface NightSpeed {
  /** Of its speed probe, where that was valid. */
  readonly probe: number | null;
  /** Of its own answers that nothing spoilt. */
  readonly answers: number | null;
}

/** What the speed of a night is held against, tokens per second. */
export interface SpeedLine {
  /** Median of the baseline nights. */
  readonly baseline: number;
  /** The slowest of them. */
  readonly lowest: number;
}

/** The speed of a night against the nights of the baseline that were measured in the same way. */
export interface SpeedVerdict {
  readonly source: SpeedSource;
  readonly now: number;
  /** Null with fewer than five baseline nights. */
  readonly line: SpeedLine | null;
  readonly slower: boolean;
}

/** Null below five nights with a speed: "below every one of them" is easily said of two. */
export function speedLine(baselineNights: readonly (number | null)[]): SpeedLine | null {
  const known = baselineNights.filter((speed): speed is number => speed !== null && speed > 0 && speed < Infinity);
  const baseline = known.length < FEWEST_SPEED_NIGHTS ? null : median(known);
  return baseline === null ? null : { baseline, lowest: Math.min(...known) };
}

/** Slower: at least 10 % below the median of the baseline nights, and below every single one of them. */
export function isSlower({ baseline, lowest }: SpeedLine, now: number): boolean {
  return now <= baseline * (1 - SLOWER_BY) && now < lowest;
}

/**
 * Judges a night by its probe wherever that can be compared; by its answers only where it has no probe, or the baseline has too few.
 * The two are never held against each other. Null where nothing was measured.
 */
export function judgeSpeed(baseline: readonly NightSpeed[], night: NightSpeed): SpeedVerdict | null {
  const by = (source: SpeedSource): SpeedVerdict | null => {
    const now = night[source];
    if (now === null) return null;
    const line = speedLine(baseline.map((one) => one[source]));
    return { source, now, line, slower: line !== null && isSlower(line, now) };
  };
  const [probe, answers] = [by('probe'), by('answers')];
  if (probe === null || (probe.line === null && answers !== null && answers.line !== null)) return answers;
  return probe;
}
