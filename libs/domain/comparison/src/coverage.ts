import type { Coverage } from '@assay/contracts';

import type { TableCell } from './score-table';
import { ENOUGH_COVERAGE } from './thresholds';

/** Scored ÷ planned over the given cells of one column; null where nothing was planned. */
export function coverageOf(cells: readonly (TableCell | null)[]): Coverage {
  let [planned, scored, missing, unscored] = [0, 0, 0, 0];
  for (const cell of cells) {
    if (cell === null) continue;
    planned += cell.stored.planned;
    scored += cell.stored.trials;
    missing += cell.stored.missing;
    unscored += cell.stored.unscored;
  }
  return { value: planned > 0 ? scored / planned : null, scored, planned, missing, unscored };
}

/** Whether enough is scored to claim anything. */
export function isComplete({ value }: Coverage): boolean {
  return value !== null && value >= ENOUGH_COVERAGE;
}

/** Mean over tasks of the accuracy if every answer without a score were wrong, and if it were right; null where nothing was planned. */
export function worstAndBest(cells: readonly (TableCell | null)[]): readonly [number, number] | null {
  let [low, high, tasks] = [0, 0, 0];
  for (const cell of cells) {
    if (cell === null || !(cell.stored.planned > 0)) continue;
    const { planned, trials, scoreSum } = cell.stored;
    const open = Math.max(0, planned - trials);
    low += scoreSum / (trials + open);
    high += (scoreSum + open) / (trials + open);
    tasks += 1;
  }
  return tasks === 0 ? null : [low / tasks, high / tasks];
}

/** Mean difference a − b over the tasks asked of both if every answer without a score went against a, and if every one went for a; null where none is open. */
export function worstCaseDifference(
  a: readonly (TableCell | null)[],
  b: readonly (TableCell | null)[],
): readonly [number, number] | null {
  let [low, high, tasks, open] = [0, 0, 0, 0];
  a.forEach((left, place) => {
    const [ofA, ofB] = [worstAndBest([left]), worstAndBest([b[place] ?? null])];
    if (ofA === null || ofB === null) return;
    low += ofA[0] - ofB[1];
    high += ofA[1] - ofB[0];
    open += ofA[1] - ofA[0] + ofB[1] - ofB[0];
    tasks += 1;
  });
  return tasks === 0 || open === 0 ? null : [low / tasks, high / tasks];
}
