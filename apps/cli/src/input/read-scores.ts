import { type CollectedScores, type FileRow, RowRefused, ScoreCollector, scoreRow } from '@assay/domain/score-file';
import { UsageError } from '../usage-error';
import { readRows } from './read-rows';

const MOST_ROWS = 5_000_000;

/** A table of scores and how many lines it has; read line by line, so that only the table is held. Throws `UsageError`. */
export async function readScores(path: string): Promise<{ readonly scores: CollectedScores; readonly rows: number }> {
  const collector = new ScoreCollector();
  let first = true;
  for await (const row of readRows(path)) {
    if (first) checkFields(path, row);
    first = false;
    if (collector.rows >= MOST_ROWS) throw new UsageError(`${path} holds more than 5,000,000 lines.`);
    if (!taken(collector, row)) break;
  }
  const scores = collector.table();
  if (collector.rows === 0 && scores.problems.length === 0) throw new UsageError(`${path} holds no line.`);
  return { scores, rows: collector.rows };
}

const NEEDED = ['task', 'model', 'score'];

/** A table of something else is told by its first line, once, instead of line by line. */
function checkFields(path: string, { line, fields }: FileRow): void {
  const there = Object.keys(fields);
  const absent = NEEDED.filter((name) => !there.includes(name));
  if (absent.length === 0) return;
  const names = there.slice(0, 12).join(', ') || 'nothing';
  throw new UsageError(
    `${path}:${line} has no ${absent.map((name) => `"${name}"`).join(' and no ')}; it has ${names}. A table of scores has a task, a model and a score in every line (null for a missing score).`,
  );
}

/** False once there are too many problems to go on. */
function taken(collector: ScoreCollector, row: FileRow): boolean {
  try {
    return collector.add(scoreRow(row));
  } catch (error) {
    if (!(error instanceof RowRefused)) throw error;
    return collector.refuse({ line: error.line, message: error.message });
  }
}
