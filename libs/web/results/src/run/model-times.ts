import { SPEED_SPOILING_FLAGS, type ResultFlag } from '@assay/contracts';
import { median } from '@assay/domain/statistics';
import { formatDuration } from '@assay/web/ui';
import type { AnswerRow } from './answer-row';
import { answersOf, type ModelColumn } from './model-columns';
import type { ResultText } from './row-status';

/** The times of one model's answers, ms. */
export interface ModelTimes {
  readonly column: ModelColumn;
  readonly answers: readonly { readonly row: AnswerRow; readonly ms: number; readonly flagged: boolean }[];
  readonly medianMs: number | null;
  readonly slowestMs: number | null;
  readonly counted: number;
}

/** Times per model; answers whose flag spoils the time are shown, and counted only when asked for. */
export function modelTimes(
  columns: readonly ModelColumn[],
  rows: readonly AnswerRow[],
  countFlagged: boolean,
): ModelTimes[] {
  return columns.map((column) => {
    const answers = answersOf(column, rows).flatMap((row) =>
      row.ms === null ? [] : [{ row, ms: row.ms, flagged: isSpoilt(row.flags) }],
    );
    const counted = answers.filter((answer) => countFlagged || !answer.flagged).map((answer) => answer.ms);
    return {
      column,
      answers,
      medianMs: median(counted),
      slowestMs: counted.length === 0 ? null : Math.max(...counted),
      counted: counted.length,
    };
  });
}

/** Whether a flag takes the answer out of speed figures. */
export function isSpoilt(flags: readonly ResultFlag[]): boolean {
  return flags.some((flag) => SPEED_SPOILING_FLAGS.some((spoiling) => spoiling === flag));
}

const ALIKE = 1.2;

/** Who answers fast and who slowly; models within a fifth of each other are called alike. */
export function timeFinding(times: readonly ModelTimes[], t: ResultText, language = 'en'): string {
  const known = times.filter((time) => time.medianMs !== null).sort((a, b) => (a.medianMs ?? 0) - (b.medianMs ?? 0));
  const fast = known[0];
  const slow = known.at(-1);
  if (!fast || !slow) return t('timeNeutral');
  const say = (time: ModelTimes): string => formatDuration(time.medianMs, language);
  if (fast === slow) return t('timeOne', { model: fast.column.label, time: say(fast) });
  if ((slow.medianMs ?? 0) < ALIKE * (fast.medianMs ?? 0)) return t('timeAlike', { time: say(fast) });
  return t('timeApart', { fast: fast.column.label, fastTime: say(fast), slow: slow.column.label, slowTime: say(slow) });
}
