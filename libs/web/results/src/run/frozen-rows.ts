import type { AnswerRow } from './answer-row';

export interface FrozenRows {
  readonly rows: readonly AnswerRow[];
  /** Answers that came since and are not shown. */
  readonly held: number;
}

/** The rows in the order that the reader sees: each as it is now, none moved, none added. `order` null = nothing is held. */
export function frozenRows(current: readonly AnswerRow[], order: readonly string[] | null): FrozenRows {
  if (order === null) return { rows: current, held: 0 };
  const byKey = new Map(current.map((row) => [row.key, row]));
  const rows = order.flatMap((key) => byKey.get(key) ?? []);
  return { rows, held: current.filter((row) => !order.includes(row.key) && row.status !== 'running').length };
}
