import { insertModel, insertServer, insertTask, useDatabase } from '@assay/testing/database';
import { createDataSource } from '../data-source';
import { Database } from '../database';

const packed = (ms: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeFloatBE(ms);
  return bytes;
};

interface Place {
  readonly runId: string;
  readonly taskId: string;
  readonly modelId: string;
  readonly serverId: string;
}

describe('task_stats', () => {
  const server = useDatabase();
  let database: Database;

  beforeAll(async () => {
    database = new Database(await createDataSource({ url: server.url() }).initialize());
  });
  afterAll(() => database.close());

  const query = (text: string, parameters: readonly unknown[] = []) => database.query(text, parameters);

  async function place(): Promise<Place> {
    const serverId = await insertServer(query);
    const modelId = await insertModel(query, { serverId, tag: `m-${serverId}` });
    const taskId = await insertTask(query, { key: `t-${serverId}` });
    const [run] = await database.query<{ id: string }>(
      `INSERT INTO runs (name, epochs, tasks, total) VALUES ('r', 5, 1, 5) RETURNING id`,
    );
    const runId = run?.id ?? '';
    await query(
      `INSERT INTO run_models (run_id, model_id, server_id, tag, position, runner_options, runner_hash, sampling_hash)
       VALUES ($1, $2, $3, 'm', 0, '{}', 'r', 's')`,
      [runId, modelId, serverId],
    );
    return { runId, taskId, modelId, serverId };
  }

  /** A result of the epoch, with a scored evaluation of the hash where one is given. */
  async function insert(
    at: Place,
    epoch: number,
    values: Readonly<Record<string, unknown>>,
    hash?: string,
  ): Promise<string> {
    const key = [at.runId, at.taskId, at.modelId, at.serverId, epoch];
    const [trial] = await database.query<{ id: string }>(
      `INSERT INTO trials (run_id, task_id, model_id, server_id, epoch, variant, position) VALUES ($1, $2, $3, $4, $5, 1, 1) RETURNING id`,
      key,
    );
    const row = { ...values, trial_id: trial?.id };
    const names = Object.keys(row);
    const [result] = await database.query<{ id: string }>(
      `INSERT INTO benchmark_results (run_id, benchmark_task_id, model_id, server_id, epoch, variant, ${names.join(', ')})
       VALUES ($1, $2, $3, $4, $5, 1, ${names.map((_, n) => `$${n + 6}`).join(', ')}) RETURNING id`,
      [...key, ...Object.values(row)],
    );
    const id = result?.id ?? '';
    if (hash !== undefined) await evaluate(id, hash, values['score']);
    return id;
  }

  async function evaluate(resultId: string, hash: string, score: unknown): Promise<void> {
    await query(
      `WITH evaluation AS (
         INSERT INTO evaluations (result_id, evaluator_hash, state, accuracy, passed) VALUES ($1, $2, 'scored', $3::float8, $3::float8 >= 0.5) RETURNING id)
       UPDATE benchmark_results SET evaluation_id = evaluation.id, score = $3::float8, passed = $3::float8 >= 0.5 FROM evaluation WHERE benchmark_results.id = $1`,
      [resultId, hash, score],
    );
  }

  const answered = (score: number, more: Readonly<Record<string, unknown>> = {}) => ({
    ...{ status: 'scored', outcome: 'answered', output: 'x', score, passed: score >= 0.5 },
    ...more,
  });
  const missing = (outcome = 'server_error') => ({ status: 'missing', outcome });
  const stats = async ({ runId }: Place) =>
    (await database.query<Record<string, unknown>>('SELECT * FROM task_stats WHERE run_id = $1', [runId]))[0];
  const revision = async ({ runId }: Place) =>
    (
      await database.query<{ n: number }>('SELECT stats_revision::int AS n FROM run_models WHERE run_id = $1', [runId])
    )[0]?.n ?? 0;

  it('adds up every kind of result, and leaves cancelled ones out', async () => {
    const at = await place();
    await insert(at, 1, answered(1, { execution_time: 100, tokens_per_second: 20 }), 'h');
    await insert(at, 2, answered(0, { execution_time: 300, tokens_per_second: 40, flags: ['cold'] }), 'h');
    await insert(at, 3, missing());
    await insert(at, 4, missing('cancelled'));
    await insert(at, 5, { status: 'unscored', outcome: 'answered', output: 'x', unscored_reason: 'no_judge' });
    expect(await stats(at)).toMatchObject({
      ...{ scored: 2, score_sum: 1, score_squares: 1, graded: false, passes: 1, variants: 1 },
      ...{
        missing: 1,
        unscored: 1,
        no_judge: 1,
        flagged: 1,
        times_ms: packed(100),
        // A load makes the answer longer, not the writing slower.
        token_speed_sum: 60,
        token_speeds: 2,
      },
      ...{ evaluator_hash: 'h', mixed: false },
    });
  });

  it('keeps the single scores once one of them is graded', async () => {
    const at = await place();
    await insert(at, 1, answered(1), 'h');
    await insert(at, 2, answered(0.25), 'h');
    const { scores, ...rest } = (await stats(at)) ?? {};
    expect(rest).toMatchObject({ scored: 2, score_sum: 1.25, graded: true });
    expect([0, 8].map((at8) => (scores as Buffer).readDoubleBE(at8))).toEqual([1, 0.25]);
  });

  it('follows a score that is given anew, and says while evaluators are mixed', async () => {
    const at = await place();
    const [first, second] = [await insert(at, 1, answered(1), 'old'), await insert(at, 2, answered(1), 'old')];
    const before = await revision(at);
    await evaluate(first, 'new', 0);
    expect(await stats(at)).toMatchObject({ score_sum: 1, passes: 1, mixed: true });
    await evaluate(second, 'new', 0);
    expect(await stats(at)).toMatchObject({ score_sum: 0, passes: 0, mixed: false, evaluator_hash: 'new' });
    expect(await revision(at)).toBeGreaterThan(before);
  });

  it('follows results that are removed, down to none', async () => {
    const at = await place();
    const id = await insert(at, 1, answered(1), 'h');
    await insert(at, 2, missing());
    await query(`DELETE FROM benchmark_results WHERE run_id = $1 AND status = 'missing'`, [at.runId]);
    expect(await stats(at)).toMatchObject({ scored: 1, missing: 0 });
    await query('UPDATE benchmark_results SET evaluation_id = NULL WHERE id = $1', [id]);
    await query('DELETE FROM benchmark_results WHERE id = $1', [id]);
    expect(await stats(at)).toBeUndefined();
  });

  it('is undone with the transaction that stored the result', async () => {
    const at = await place();
    await insert(at, 1, answered(1), 'h');
    const before = await revision(at);
    const undone = database.transaction(async (sql) => {
      await sql.query(`UPDATE benchmark_results SET score = 0, passed = false WHERE run_id = $1`, [at.runId]);
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    expect(await stats(at)).toMatchObject({ score_sum: 1 });
    expect(await revision(at)).toBe(before);
  });

  it('goes with its run', async () => {
    const at = await place();
    await insert(at, 1, answered(1), 'h');
    await query('DELETE FROM runs WHERE id = $1', [at.runId]);
    expect(await stats(at)).toBeUndefined();
  });
});
