import type { AnswerRow } from './answer-row';

export interface FrozenRows {
  readonly rows: readonly AnswerRow[];
  /** Answers that came since and are not shown. */
  readonly held: number;
}

/**
 * The rows in the order that the reader sees: each as it is now, none moved, none added, none taken away. An answer in the
 * making keeps its place when it is finished. `order` null = nothing is held.
 */
export function frozenRows(
  current: readonly AnswerRow[],
  order: readonly string[] | null,
  known: readonly AnswerRow[] = current,
): FrozenRows {
  if (order === null) return { rows: current, held: 0 };
  const byKey = new Map<string, AnswerRow>();
  for (const row of known) {
    byKey.set(row.key, row);
    if (row.trialId !== null) byKey.set(row.trialId, row);
  }
  const rows = order.flatMap((key) => byKey.get(key) ?? []);
  const shown = new Set(rows.map((row) => row.key));
  return { rows, held: current.filter((row) => !shown.has(row.key) && row.status !== 'running').length };
}
