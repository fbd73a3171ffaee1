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
