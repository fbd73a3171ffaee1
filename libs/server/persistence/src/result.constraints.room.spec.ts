import { useDatabase } from '@assay/testing/database';
import { createDataSource } from './data-source';
import { Database } from './database';
import { violatedConstraint } from './database-errors';
import { BenchmarkResult, BenchmarkTask, OllamaModel } from './entities/index';

/** What a plain scored result has; each case breaks one rule. */
const GOOD = { status: 'scored', outcome: 'answered', output: 'ANSWER: 4', score: 1, passed: true };

describe('benchmark_results', () => {
  const server = useDatabase();
  let database: Database;
  let place: Record<string, string>;

  beforeAll(async () => {
    database = new Database(await createDataSource({ url: server.url() }).initialize());
    place = await aPlace(database);
  });
  afterAll(() => database.close());

  async function insert(values: Record<string, unknown>): Promise<string> {
    const row: Record<string, unknown> = { ...place, epoch: 1, variant: 1, ...values };
    const names = Object.keys(row);
    const [stored] = await database.query<{ id: string }>(
      `INSERT INTO benchmark_results (${names.join(', ')}) VALUES (${names.map((_, at) => `$${at + 1}`).join(', ')}) RETURNING id`,
      Object.values(row),
    );
    return stored?.id ?? '';
  }

  it.each([
    ['an unknown status', { status: 'lost', score: null, passed: null }, 'benchmark_results_status_ck'],
    [
      'an outcome that does not fit the status',
      { status: 'missing', output: null, score: null, passed: null },
      'benchmark_results_outcome_ck',
    ],
    ['a score of more than 1', { score: 1.1 }, 'benchmark_results_score_ck'],
    ['a score that is NaN', { score: 'NaN' }, 'benchmark_results_score_ck'],
    ['a scored result without a score', { score: null }, 'benchmark_results_score_ck'],
    [
      'a missing result with an answer',
      { status: 'missing', outcome: 'server_error', score: null, passed: null },
      'benchmark_results_output_ck',
    ],
    [
      'an unscored result without a reason',
      { status: 'unscored', score: null, passed: null },
      'benchmark_results_unscored_ck',
    ],
    ['a negative time', { execution_time: -1 }, 'benchmark_results_time_ck'],
  ])('refuses %s', async (_, broken, constraint) => {
    const error: unknown = await insert({ ...GOOD, ...broken }).catch((thrown: unknown) => thrown);
    expect(violatedConstraint(error)).toBe(constraint);
  });

  it('relates to its BenchmarkTask and its OllamaModel', async () => {
    const id = await insert({ ...GOOD, execution_time: 12.5 });
    const found = await database
      .repository(BenchmarkResult)
      .findOne({ where: { id }, relations: { task: true, model: true, server: true } });
    expect(found?.task).toBeInstanceOf(BenchmarkTask);
    expect(found?.model).toBeInstanceOf(OllamaModel);
    expect(found).toMatchObject({
      executionTime: 12.5,
      score: 1,
      passed: true,
      task: { key: 'sum' },
      model: { identity: 'sha256:1' },
      server: { name: 'here' },
    });
  });

  it('holds one row per run, task version, model, server and epoch (C3)', async () => {
    const error: unknown = await insert({ ...GOOD }).catch((thrown: unknown) => thrown);
    expect(violatedConstraint(error)).toMatch(/benchmark_results_(once|trial)_uq/);
  });
});

async function aPlace(database: Database): Promise<Record<string, string>> {
  const [row] = await database.query<Record<string, string>>(`
    WITH task AS (INSERT INTO benchmark_tasks (key, version, task_type, category, title, task_description, expected_output, evaluation_criteria, prompt_hash, criteria_hash, content_hash)
        VALUES ('sum', 1, 'reasoning', 'arithmetic', 'Sum', '2 + 2?', '4', '{"scorers":[{"type":"number"}]}', 'p', 'c', 'w') RETURNING id),
      server AS (INSERT INTO servers (name, kind, base_url) VALUES ('here', 'ollama', 'http://127.0.0.1:11434') RETURNING id),
      model AS (INSERT INTO models (identity, digest, name) VALUES ('sha256:1', 'sha256:1', 'tiny') RETURNING id),
      run AS (INSERT INTO runs (name, epochs, tasks, total) VALUES ('one', 1, 1, 1) RETURNING id),
      tag AS (INSERT INTO run_models (run_id, model_id, server_id, tag, position, runner_options, runner_hash, sampling_hash)
        SELECT run.id, model.id, server.id, 'tiny', 1, '{}', 'r', 's' FROM run, model, server RETURNING run_id)
    SELECT task.id AS benchmark_task_id, server.id AS server_id, model.id AS model_id, tag.run_id FROM task, server, model, tag`);
  const [trial] = await database.query<{ id: string }>(
    'INSERT INTO trials (run_id, task_id, model_id, server_id, epoch, variant, position) VALUES ($1, $2, $3, $4, 1, 1, 1) RETURNING id',
    [row?.['run_id'], row?.['benchmark_task_id'], row?.['model_id'], row?.['server_id']],
  );
  return { ...row, trial_id: trial?.id ?? '' };
}
