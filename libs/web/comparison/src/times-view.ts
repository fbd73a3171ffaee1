import type { Comparison, ComparisonScope, SpeedFigure } from '@assay/contracts';
import { formatDuration } from '@assay/web/ui';
import { overallScope, type ComparisonText } from './words';

/** Answers below which a box would say more than is known: each is drawn as a point. */
export const FEW_TIMES = 10;
const ALIKE = 1.2;

/** Every time of a figure, where there are too few of them for a box. */
export function singleTimes(speed: SpeedFigure): readonly number[] | null {
  return speed.n > 0 && speed.n < FEW_TIMES ? (speed.timesMs ?? null) : null;
}

/** The times that the axis must hold, over all scopes, ms. */
export function timesToShow(scopes: readonly ComparisonScope[]): number[] {
  return scopes.flatMap(({ entries }) =>
    entries.flatMap(({ speed }) =>
      [speed.fastestMs, speed.medianMs, speed.slowestMs, ...(speed.quartilesMs ?? [])].flatMap((ms) => ms ?? []),
    ),
  );
}

/** Who answers fast and who slowly, by medians over all tasks; medians within a fifth of each other are called about the same. */
export function timesFinding(comparison: Comparison, t: ComparisonText, language = 'en'): string {
  const timed = (overallScope(comparison)?.entries ?? [])
    .flatMap(({ name, speed }) => (speed.medianMs === null ? [] : [{ name, ms: speed.medianMs }]))
    .sort((a, b) => a.ms - b.ms);
  const [fast, slow] = [timed[0], timed.at(-1)];
  if (!fast || !slow || fast === slow) return t('timesNeutral');
  const words = { fast: fast.name, fastTime: formatDuration(fast.ms, language) };
  if (slow.ms < ALIKE * fast.ms)
    return t('timesAlike', { from: words.fastTime, to: formatDuration(slow.ms, language) });
  return t('timesApart', { ...words, slow: slow.name, slowTime: formatDuration(slow.ms, language) });
}
