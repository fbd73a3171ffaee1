import type { Interval, SpeedFigure } from '@assay/contracts';
import { median, pairedT, selectQuantiles } from '@assay/domain/statistics';

import type { ScoreTable, TableCell } from './score-table';

/** All finite times of the lists. */
function finiteTimes(lists: readonly ArrayLike<number>[]): Float64Array {
  const all = new Float64Array(lists.reduce((total, list) => total + list.length, 0));
  let size = 0;
  for (const list of lists) {
    for (let at = 0; at < list.length; at += 1) {
      const ms = list[at] ?? NaN;
      if (Number.isFinite(ms)) all[size++] = ms;
    }
  }
  return all.subarray(0, size);
}

/** Answers below which each time is told. */
const FEW_TIMES = 10;

/** Times of one column over the given cells: median and quartiles (type 7) of unspoilt answers. */
export function speedFigure(cells: readonly (TableCell | null)[]): SpeedFigure {
  const known = cells.flatMap((cell) => (cell ? [cell.stored] : []));
  const times = finiteTimes(known.map((cell) => cell.timesMs));
  const [fastest = null, lower = null, middle = null, upper = null, slowest = null] = selectQuantiles(
    times,
    [0, 0.25, 0.5, 0.75, 1],
  );
  return {
    medianMs: middle,
    quartilesMs: lower === null || upper === null ? null : [lower, upper],
    slowestMs: slowest,
    fastestMs: fastest,
    ...(times.length > 0 && times.length < FEW_TIMES ? { timesMs: [...times.toSorted()] } : {}),
    tokensPerSecond: median(known.map((cell) => cell.tokensPerSecond)),
    n: times.length,
    flagged: known.reduce((total, cell) => total + cell.flagged, 0),
  };
}

/**
 * b's time ÷ a's time, paired by task on ln(ms), with Student's interval on the logs; above 1, a is faster.
 * Null across servers, or without a task timed for both; the bounds are null with one task.
 */
export function speedRatio(table: ScoreTable, places: readonly number[], a: number, b: number): Interval | null {
  if (table.columns[a]?.serverId !== table.columns[b]?.serverId) return null;
  const logs = (column: number): (number | null)[] =>
    places.map((place) => table.cells[column]?.[place]?.meanLogMs ?? null);
  const ofB = logs(b);
  if (ofB.every((log) => log === null)) return null;
  const t = pairedT(ofB, logs(a));
  if (t.meanDifference === null) return null;
  const exact = t.se === 0 ? t.meanDifference : null;
  const low = t.lower ?? exact;
  const high = t.upper ?? exact;
  return {
    value: Math.exp(t.meanDifference),
    low: low === null ? null : Math.exp(low),
    high: high === null ? null : Math.exp(high),
  };
}
