import type { Comparison, Page, Result, ResultDetail, Run, RunPlan, RunSummary } from '@assay/contracts';
import { useDatabase } from '@assay/testing/database';
import { startFakeOllama, type FakeOllama } from '@assay/testing/fake-ollama';
import { adders, sums, sumTask } from './known-answers';
import { RunningApp } from './start-app';

const database = useDatabase();
const TASKS = 12;
/** Right on 11 and on 3 of the 12 sums. */
const ABILITY = { able: 11, weak: 3 };

/** Stage 2.2 of the plan: running, scoring, comparing, over HTTP and a simulated server. */
describe('stage 2.2: benchmark service', () => {
  let app: RunningApp;
  let fake: FakeOllama;
  let run: Run;

  beforeAll(async () => {
    app = await RunningApp.start(database.url());
    fake = await startFakeOllama({ models: ['able', 'weak'], answer: adders(ABILITY) });
    await app.register(fake.url);
    await app.importTasks(sums(TASKS).map(sumTask));
  });
  afterAll(async () => {
    await app.stop();
    await fake.close();
  });

  const body = async () => ({
    models: [{ model: 'able' }, { model: 'weak' }],
    taskIds: await app.taskIds(),
    epochs: 2,
    judge: null,
  });

  it('plans without doing anything (dryRun)', async () => {
    const plan = await app.send<RunPlan>('POST', '/api/benchmarks/run?dryRun=true', await body());
    expect(plan).toMatchObject({ tasks: TASKS, trials: TASKS * 2 * 2, predictedSwaps: 1, problems: [] });
    expect(plan.blocks.map((block) => block.trials)).toEqual([TASKS * 2, TASKS * 2]);
    expect((await app.get<Page<RunSummary>>('/api/benchmarks/runs')).total).toBe(0);
  });

  it('runs a suite to its end with one load per model', async () => {
    run = await app.runToEnd(await body());
    expect(run).toMatchObject({
      status: 'completed',
      progress: 1,
      swaps: 1,
      counts: { total: 48, passed: 28, failed: 20, missing: 0, unscored: 0 },
    });
    expect(fake.requests.filter((request) => request.messages.length > 0)).toHaveLength(48);
  });

  it('gives the same run for the same Idempotency-Key', async () => {
    const start = () =>
      app.send<{ runId: string }>(
        'POST',
        '/api/benchmarks/run',
        { models: [{ model: 'able' }], taskTypes: ['reasoning'], epochs: 1 },
        { 'idempotency-key': 'once' },
      );
    const [first, second] = await Promise.all([start(), start()]);
    expect(second.runId).toBe(first.runId);
    expect((await app.get<Page<RunSummary>>('/api/benchmarks/runs')).total).toBe(2);
    await app.send('POST', `/api/benchmarks/runs/${first.runId}/cancel`);
  });

  it('scores every answer and says why', async () => {
    const page = await app.get<Page<Result>>(`/api/benchmarks/results?runId=${run.id}&model=weak&limit=500`);
    expect(page.total).toBe(24);
    expect(page.items.filter((result) => result.passed)).toHaveLength(6);
    const wrong = page.items.find((result) => result.passed === false);
    expect(wrong).toMatchObject({
      status: 'scored',
      outcome: 'answered',
      score: 0,
      metrics: { accuracy: 0 },
      scores: [{ scorer: 'number', status: 'scored', value: 0 }],
    });
    const detail = await app.get<ResultDetail>(`/api/benchmarks/results/${wrong?.id}`);
    expect(detail.evaluations).toEqual([
      expect.objectContaining({ current: true, extractRule: 'answer_line', state: 'scored' }),
    ]);
    expect(detail.evaluations[0]?.extractTrace.length).toBeGreaterThan(0);
    expect(detail.request.messages.at(-1)?.content).toContain('What is');
    expect(detail.request.options).toMatchObject({ numCtx: 8_192, seed: expect.any(Number) });
    expect(detail.timings?.generationMs).toBeGreaterThan(0);
    expect(detail.attempts).toHaveLength(1);
    expect(detail.epochs.map((one) => one.epoch)).toEqual([1, 2]);
    expect(detail.otherModels).toHaveLength(4);
  });

  it('filters, sorts and pages results', async () => {
    const total = async (query: string) =>
      (await app.get<Page<Result>>(`/api/benchmarks/results?runId=${run.id}&${query}`)).total;
    expect(await total('passed=true')).toBe(28);
    expect(await total('passed=false&model=able')).toBe(2);
    expect(await total('status=missing')).toBe(0);
    expect(await total('taskType=planning')).toBe(0);
    expect(await total('search=sums.001')).toBe(4);
    const sorted = await app.get<Page<Result>>(
      `/api/benchmarks/results?runId=${run.id}&sort=score&descending=false&limit=20`,
    );
    expect(sorted.items.map((result) => result.score)).toEqual(Array.from({ length: 20 }, () => 0));
  });

  it('compares the models with tests, not with bare numbers', async () => {
    const comparison = await app.get<Comparison>(`/api/benchmarks/comparison?models=able,weak&runIds=${run.id}`);
    const overall = comparison.scopes.find((scope) => scope.scope === 'overall');
    expect(overall).toMatchObject({ tasks: TASKS, dropped: 0 });
    expect(overall?.entries.map((entry) => [entry.name, entry.accuracy.value])).toEqual([
      ['able', 11 / 12],
      ['weak', 3 / 12],
    ]);
    // 8 tasks differ, all in favour of able: exact sign flip p = 2 / 2^8.
    expect(overall?.pairs).toEqual([
      expect.objectContaining({ a: 'able', b: 'weak', wins: 8, ties: 4, losses: 0, verdict: 'better' }),
    ]);
    expect(overall?.pairs[0]?.pValue.general).toBeCloseTo(2 / 256, 12);
    expect(overall?.recommendation).toMatchObject({ name: 'able' });
    expect(comparison.models.map((model) => model.runIds)).toEqual([[run.id], [run.id]]);
  });

  it('adds the composite of a named profile on request, and refuses an unknown one', async () => {
    const path = `/api/benchmarks/comparison?models=able,weak&runIds=${run.id}`;
    const [plain, quality] = [
      await app.get<Comparison>(path),
      await app.get<Comparison>(`${path}&profile=quality_only`),
    ];
    expect(plain.scopes[0]?.entries[0]).not.toHaveProperty('composite');
    expect(quality.scopes[0]?.entries.map((entry) => entry.composite)).toEqual([11 / 12, 3 / 12]);
    await expect(app.get(`${path}&profile=mine`)).rejects.toMatchObject({ code: 'invalid_request' });
  });

  it('exports results in every form, safe for spreadsheets', async () => {
    const file = async (format: string) =>
      (await fetch(`${app.url}/api/benchmarks/export?runId=${run.id}&format=${format}`)).text();
    expect(
      (await file('jsonl'))
        .trim()
        .split('\n')
        .map((line) => (JSON.parse(line) as Result).runId),
    ).toEqual(Array.from({ length: 48 }, () => run.id));
    expect(JSON.parse(await file('json'))).toHaveLength(48);
    expect((await file('csv')).split('\n')[0]).toMatch(/^id,run_id,task_key,/);
  });

  it('refuses what cannot be run, in words', async () => {
    const start = (models: unknown, more = {}) => app.send('POST', '/api/benchmarks/run', { models, ...more });
    await expect(start([{ model: 'nobody' }], { taskTypes: ['reasoning'] })).rejects.toMatchObject({
      code: 'unknown_model',
    });
    await expect(start([{ model: 'able' }])).rejects.toMatchObject({ code: 'nothing_to_run' });
    await expect(start([])).rejects.toMatchObject({ code: 'invalid_request' });
    await expect(start([{ model: 'able' }], { taskTypes: ['planning'] })).rejects.toMatchObject({
      code: 'nothing_to_run',
    });
    await expect(start([{ model: 'able' }], { epochs: 0 })).rejects.toMatchObject({ code: 'invalid_request' });
    await app.register(fake.url.replace('127.0.0.1', 'localhost'), 'twin');
    await expect(start([{ model: 'able' }], { taskTypes: ['reasoning'] })).rejects.toMatchObject({
      code: 'ambiguous_model',
    });
  });

  it('ends a criterion that needs a judge as unscored: no_judge, and warns before', async () => {
    const judged = {
      ...sumTask({ key: 'judged', a: 1, b: 1 }),
      task_type: 'general_chat',
      evaluation_criteria: 'Is polite.',
    };
    await app.importTasks([judged]);
    const [server] = (await app.get<Page<{ id: string; name: string }>>('/api/servers')).items;
    const start = {
      models: [{ model: 'able', serverId: server?.id }],
      taskTypes: ['general_chat'],
      epochs: 1,
      judge: null,
    };
    const plan = await app.send<RunPlan>('POST', '/api/benchmarks/run?dryRun=true', start);
    expect(plan.problems).toEqual([expect.objectContaining({ level: 'warning', taskKeys: ['judged'] })]);
    const ended = await app.runToEnd(start as never);
    expect(ended).toMatchObject({ status: 'completed', counts: { unscored: 1, missing: 0 } });
    const [result] = (await app.get<Page<Result>>(`/api/benchmarks/results?runId=${ended.id}`)).items;
    expect(result).toMatchObject({
      status: 'unscored',
      score: null,
      passed: null,
      scores: [{ status: 'unscored', unscoredReason: 'no_judge' }],
    });
  });
});
