import type { Result } from '@assay/contracts';
import type { TwinTable } from '@assay/web/ui';

/** Answers that one file of the filtered table holds at most; the exports of the run hold all of them. */
export const FILE_ANSWERS = 10_000;

const COLUMNS = ['task', 'key', 'type', 'model', 'server', 'epoch', 'status', 'outcome', 'judged', 'reason', 'flags'];
const FIGURES = ['accuracy', 'passed', 'time_ms', 'tokens_per_second'];

/** Answers as a table to be saved: shares 0–1, times in ms, empty = not known. The words are those of the API, so that programs can rely on them. */
export function answersFile(results: readonly Result[]): TwinTable {
  return {
    columns: [...COLUMNS.map((label) => ({ label })), ...FIGURES.map((label) => ({ label, numeric: true }))],
    rows: results.map((result) => [
      ...[result.taskTitle, result.taskKey, result.taskType, result.model, result.server, String(result.epoch)],
      ...[result.status, result.outcome, isJudged(result) ? 'yes' : 'no', result.reason ?? '', result.flags.join(' ')],
      ...[result.score, passed(result), result.executionTime, result.metrics.tokensPerSecond].map((value) => ({
        text: value === null ? '' : String(value),
        value,
      })),
    ]),
  };
}

/** A judge decided the score, wholly or in part. */
export function isJudged({ scores }: Pick<Result, 'scores'>): boolean {
  return scores.some(({ scorer, status }) => scorer === 'judge' && status === 'scored');
}

function passed({ passed: did }: Result): number | null {
  return did === null ? null : Number(did);
}
