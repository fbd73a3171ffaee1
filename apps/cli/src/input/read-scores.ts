import { type CollectedScores, RowRefused, ScoreCollector, scoreRow } from '@assay/domain/score-file';
import { UsageError } from '../usage-error';
import { readRows } from './read-rows';

const MOST_ROWS = 5_000_000;

/** A table of scores and how many lines it has; read line by line, so that only the table is held. Throws `UsageError`. */
export async function readScores(path: string): Promise<{ readonly scores: CollectedScores; readonly rows: number }> {
  const collector = new ScoreCollector();
  for await (const row of readRows(path)) {
    if (collector.rows >= MOST_ROWS) throw new UsageError(`${path} holds more than 5,000,000 lines.`);
    if (!taken(collector, row)) break;
  }
  const scores = collector.table();
  if (collector.rows === 0 && scores.problems.length === 0) throw new UsageError(`${path} holds no line.`);
  return { scores, rows: collector.rows };
}

/** False once there are too many problems to go on. */
function taken(collector: ScoreCollector, row: Parameters<typeof scoreRow>[0]): boolean {
  try {
    return collector.add(scoreRow(row));
  } catch (error) {
    if (!(error instanceof RowRefused)) throw error;
    return collector.refuse({ line: error.line, message: error.message });
  }
}
