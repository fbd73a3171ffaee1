import { join } from 'node:path';
import {
  LIVE_PATH,
  type Comparison,
  type Page,
  type Result,
  type ResultDetail,
  type Run,
  type RunEvent,
} from '@assay/contracts';
import { CoreTasks } from '@assay/server/tasks';
import { brokenInvariants, useDatabase } from '@assay/testing/database';
import { startFakeOllama, type FakeOllama } from '@assay/testing/fake-ollama';
import { io } from 'socket.io-client';
import { adders, sums, sumTask } from './known-answers';
import { RunningApp } from './start-app';

const database = useDatabase();

/** Phase 2 of the plan as a whole: tasks, two servers, a suite, a live run, a stop and a restart, scores, comparison. */
describe('phase 2: the benchmark system', () => {
  let app: RunningApp;
  const fakes: FakeOllama[] = [];

  beforeAll(async () => {
    app = await RunningApp.start(database.url());
    await app.app.get(CoreTasks).importOnce(join(__dirname, '..', '..', 'seed-data', 'core'));
    await app.importTasks(sums(10).map(sumTask));
    for (const [name, right] of [
      ['workstation', { alpha: 9, beta: 2 }],
      ['rack', { gamma: 9 }],
    ] as const) {
      const fake = await startFakeOllama({ models: Object.keys(right), answer: adders(right), timeScale: 0.02 });
      fakes.push(fake);
      await app.register(fake.url, name);
    }
  });
  afterAll(async () => {
    await app.stop();
    for (const fake of fakes) await fake.close();
  });

  it('runs a saved suite on two servers at once, is stopped and started in between, and loses and repeats nothing', async () => {
    const suite = await app.send<{ id: string }>('POST', '/api/benchmarks/suites', {
      name: 'sums',
      taskKeys: sums(10).map((sum) => sum.key),
      epochs: 2,
    });
    const models = ['alpha', 'beta', 'gamma'].map((model) => ({ model }));
    const { runId, trials } = await app.send<{ runId: string; trials: number }>('POST', '/api/benchmarks/run', {
      models,
      suiteId: suite.id,
      judge: null,
    });
    expect(trials).toBe(60);
    await seen(runId, (event) => event.type === 'trial.scored' && event.counts.passed + event.counts.failed >= 5);
    await app.stop();
    app = await RunningApp.start(database.url());
    const run = await ended(runId);
    expect(run).toMatchObject({
      status: 'completed',
      suite: 'sums',
      epochs: 2,
      counts: { total: 60, passed: 40, failed: 20, missing: 0 },
    });
    const { items } = await app.get<Page<Result>>(`/api/benchmarks/results?runId=${runId}&limit=500`);
    expect(new Set(items.map((result) => `${result.taskKey} ${result.model} ${result.epoch}`)).size).toBe(60);
    // Finished answers were not asked for again: at most the one in flight per server twice.
    const asked = fakes.flatMap((fake) => fake.requests.filter((request) => request.messages.length > 0)).length;
    expect(asked).toBeLessThanOrEqual(62);
    expect(await invariants()).toEqual([]);
  });

  it('compares three models, two of them equal in the data, and recommends with a reason', async () => {
    const comparison = await app.get<Comparison>('/api/benchmarks/comparison?models=alpha,beta,gamma&baseline=alpha');
    const overall = comparison.scopes.find((scope) => scope.scope === 'overall');
    const verdicts = Object.fromEntries(
      (overall?.pairs ?? []).map((pair) => [[pair.a, pair.b].sort().join(), pair.verdict]),
    );
    // 7 of 10 tasks differ: exact sign flip p = 2/2^7 = .016, times 2 pairs with the baseline = .031.
    expect(verdicts).toEqual({ 'alpha,beta': 'better', 'alpha,gamma': expect.stringMatching(/equal|cannot_tell/) });
    expect(overall?.recommendation.reason).toMatch(/\w/);
    expect(['alpha', 'gamma']).toContain(overall?.recommendation.name);
    expect(JSON.stringify(comparison)).not.toMatch(/NaN|Infinity/);
  });

  it('explains one answer from prompt to score', async () => {
    const { items } = await app.get<Page<Result>>('/api/benchmarks/results?model=beta&passed=false&limit=1');
    const detail = await app.get<ResultDetail>(`/api/benchmarks/results/${items[0]?.id}`);
    expect(detail.evaluations[0]?.extractTrace.join(' ')).toMatch(/ANSWER/);
    expect(detail.scores[0]?.reason).toMatch(/got \d+, expected \d+/);
    expect(detail.environment).toMatchObject({});
    expect(Object.keys(detail.environment).length).toBeGreaterThan(0);
  });

  it('cancels at once, keeps what there is, and refuses a second life', async () => {
    const { runId } = await app.send<{ runId: string }>('POST', '/api/benchmarks/run', {
      models: [{ model: 'gamma' }],
      taskTypes: ['reasoning'],
      epochs: 3,
    });
    await seen(runId, (event) => event.type === 'trial.started');
    await app.send('POST', `/api/benchmarks/runs/${runId}/cancel`);
    const run = await ended(runId);
    expect(run.status).toBe('cancelled');
    expect(run.counts.cancelled).toBeGreaterThan(0);
    await expect(app.send('POST', `/api/benchmarks/runs/${runId}/resume`)).rejects.toMatchObject({ code: 'conflict' });
    expect(await invariants()).toEqual([]);
  });

  /** In one transaction, so in one session. */
  function invariants(): Promise<string[]> {
    return app.database.transaction((sql) => brokenInvariants((text) => sql.query(text)));
  }

  async function ended(runId: string): Promise<Run> {
    await seen(runId, (event) => event.type === 'run.finished');
    return app.get<Run>(`/api/benchmarks/runs/${runId}`);
  }

  /** Resolves with the first event that fits; the history counts too. */
  async function seen(runId: string, fits: (event: RunEvent) => boolean): Promise<void> {
    const socket = io(app.url, { path: LIVE_PATH, transports: ['websocket'], reconnection: false });
    try {
      await new Promise<void>((resolve) => {
        socket.on('run.event', (event: RunEvent) => {
          if (fits(event)) resolve();
        });
        socket.emit('run.watch', { runId, afterSeq: 0 }, () => undefined);
      });
    } finally {
      socket.disconnect();
    }
  }
});
