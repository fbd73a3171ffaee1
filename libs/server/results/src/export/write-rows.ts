import type { Result } from '@assay/contracts';
import { type Cell, csvCell, csvLine } from '@assay/domain/report';

/** Columns of the CSV, in order: the rest is in the JSON forms. */
const COLUMNS: Readonly<Record<string, (result: Result) => Cell>> = {
  id: (result) => result.id,
  run_id: (result) => result.runId,
  task_key: (result) => result.taskKey,
  task_type: (result) => result.taskType,
  category: (result) => result.category,
  model: (result) => result.model,
  server: (result) => result.server,
  epoch: (result) => result.epoch,
  variant: (result) => result.variant,
  status: (result) => result.status,
  outcome: (result) => result.outcome,
  score: (result) => result.score,
  passed: (result) => result.passed,
  execution_time_ms: (result) => result.executionTime,
  tokens_per_second: (result) => result.metrics.tokensPerSecond,
  answer_tokens: (result) => result.metrics.answerTokens,
  flags: (result) => result.flags.join(' '),
  reason: (result) => result.reason,
  output: (result) => result.output,
  created_at: (result) => result.createdAt,
};

/** One row per result, safe to open in a spreadsheet. */
export async function* writeCsv(results: AsyncIterable<Result>): AsyncGenerator<string> {
  yield `${csvLine(Object.keys(COLUMNS))}\n`;
  for await (const result of results) yield `${csvLine(Object.values(COLUMNS).map((read) => csvCell(read(result))))}\n`;
}

/** One object a line, as in the API. */
export async function* writeJsonl(results: AsyncIterable<Result>): AsyncGenerator<string> {
  for await (const result of results) yield `${JSON.stringify(result)}\n`;
}

/** One array of objects, as in the API. */
export async function* writeJson(results: AsyncIterable<Result>): AsyncGenerator<string> {
  let before = '[\n';
  for await (const result of results) {
    yield `${before}${JSON.stringify(result)}`;
    before = ',\n';
  }
  yield before === '[\n' ? '[]\n' : '\n]\n';
}
