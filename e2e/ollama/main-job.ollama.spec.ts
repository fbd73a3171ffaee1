import {
  LIVE_PATH,
  type Comparison,
  type ImportReport,
  type Model,
  type Page,
  type RunAccepted,
  type Server,
  type ServerTest,
  type TaskSummary,
  type TrialProgress,
} from '@assay/contracts';
import { io } from 'socket.io-client';
import { sums, sumTask } from '../api/known-answers';
import { Instance } from '../instance';
import { until } from '../process/processes';
import { endOf, resultsOf, startRun, trialsOf } from '../process/runs';
import { askServer, chooseTwo, discovered, HOST } from './real-server';

const PATIENCE = 3_600_000;
/** A copy of a model that this spec makes and takes away again. */
const FLEETING = 'assay-e2e-fleeting:latest';

describe('a real Ollama server', () => {
  let instance: Instance;
  let server: Server;
  let models: readonly Model[];
  let two: readonly [Model, Model];

  beforeAll(async () => {
    instance = await Instance.start({ OLLAMA_HOST: HOST });
    ({ server, models } = await discovered(instance));
    two = chooseTwo(models);
    process.stderr.write(`${HOST}: Ollama ${server.version}, ${two.map(({ name }) => name).join(' and ')}\n`);
  }, PATIENCE);
  afterAll(async () => {
    await instance.stop();
  });

  /** Imports tasks and gives their ids. */
  const imported = async (category: string, tasks: readonly Record<string, unknown>[]): Promise<readonly string[]> => {
    const body = tasks.map((task) => ({ ...task, category }));
    await instance.api<ImportReport>('POST', '/api/benchmarks/tasks/import?format=json', body);
    const page = await instance.api<Page<TaskSummary>>('GET', `/api/benchmarks/tasks?category=${category}&limit=500`);
    return page.items.map(({ id }) => id);
  };
  const refs = (...chosen: readonly Model[]) => chosen.map(({ name, serverId }) => ({ model: name, serverId }));

  it(
    'is registered, tested and asked for its models',
    async () => {
      expect(server).toMatchObject({ name: 'default', kind: 'ollama', status: 'online', modelCount: models.length });
      expect(server.version).toMatch(/^\d+\.\d+/);
      const test = await instance.api<ServerTest>('POST', `/api/servers/${server.id}/test`);
      expect(test).toMatchObject({ ok: true, version: server.version, models: models.length });
      for (const { digest, sizeBytes, capabilities } of two) {
        expect(digest).toMatch(/^[0-9a-f]{64}$/);
        expect(sizeBytes).toBeGreaterThan(0);
        expect(capabilities).toContain('completion');
      }
    },
    PATIENCE,
  );

  it(
    'answers a run of two models, which are scored, timed and compared',
    async () => {
      const taskIds = await imported('sums', sums(6).map(sumTask));
      const options = { temperature: 0, numPredict: 256 };
      const runId = await startRun(instance, { models: refs(...two), taskIds, epochs: 1, judge: null, options });
      const run = await endOf(instance, runId);
      expect(run).toMatchObject({ status: 'completed', counts: { total: 12, missing: 0, unscored: 0 } });
      const results = await resultsOf(instance, runId);
      expect(trialsOf(results).size).toBe(12);
      for (const { status, score, executionTime, metrics } of results) {
        expect(status).toBe('scored');
        expect(score).toBeGreaterThanOrEqual(0);
        expect(executionTime).toBeGreaterThan(0);
        expect(metrics.tokensPerSecond).toBeGreaterThan(0);
        expect(metrics.promptTokens).toBeGreaterThan(0);
      }
      const names = two.map(({ name }) => encodeURIComponent(name)).join();
      const comparison = await instance.api<Comparison>(
        'GET',
        `/api/benchmarks/comparison?models=${names}&runIds=${runId}`,
      );
      expect(comparison.models.map(({ digest }) => digest)).toEqual(two.map(({ digest }) => digest));
      const [overall] = comparison.scopes;
      expect(overall).toMatchObject({ scope: 'overall', tasks: 6, dropped: 0 });
      expect(overall?.pairs).toHaveLength(1);
      for (const { coverage, accuracy, speed } of overall?.entries ?? []) {
        expect(coverage.value).toBe(1);
        expect(accuracy.value).toBeGreaterThanOrEqual(accuracy.low ?? 1);
        expect(speed.medianMs).toBeGreaterThan(0);
      }
    },
    PATIENCE,
  );

  it(
    'stops generating when a run is cancelled',
    async () => {
      const taskIds = await imported(
        'counting',
        Array.from({ length: 40 }, (_, place) => longAnswer(place)),
      );
      const options = { temperature: 0, numPredict: 20_000 };
      const runId = await startRun(instance, { models: refs(two[0]), taskIds, epochs: 1, judge: null, options });
      await generating(instance, runId);
      await instance.api('POST', `/api/benchmarks/runs/${runId}/cancel`);
      const run = await endOf(instance, runId);
      expect(run).toMatchObject({ status: 'cancelled', counts: { waiting: 0, running: 0 } });
      expect(run.counts.cancelled).toBeGreaterThan(0);
      const free = await askServer<{ done: boolean }>('POST', '/api/generate', {
        model: two[0].name,
        prompt: 'Hello',
        stream: false,
        options: { num_predict: 1 },
      });
      expect(free.done).toBe(true);
    },
    PATIENCE,
  );

  it(
    'refuses a prompt that is longer than the context, which no score hides',
    async () => {
      const words = 'word '.repeat(3_000);
      const [taskId = ''] = await imported('long', [{ ...longAnswer(0), key: 'long.001', task_description: words }]);
      const models = refs(...two);
      const options = { numCtx: 256 };
      const runId = await startRun(instance, { models, taskIds: [taskId], epochs: 1, judge: null, options });
      expect(await endOf(instance, runId)).toMatchObject({ status: 'failed', counts: { total: 2, missing: 2 } });
      for (const result of await resultsOf(instance, runId)) {
        expect(result).toMatchObject({ status: 'missing', outcome: 'prompt_too_long', score: null });
        expect(result.error?.message).toMatch(/\d/);
      }
    },
    PATIENCE,
  );

  it(
    'is not asked for a model that it does not hold',
    async () => {
      const models = [{ model: 'assay-e2e-nobody', serverId: server.id }];
      await expect(instance.api<RunAccepted>('POST', '/api/benchmarks/run', { models })).rejects.toThrow(
        /400 .*unknown_model/,
      );
    },
    PATIENCE,
  );

  it(
    'may lose a model in the middle of a run: what it did not answer is missing',
    async () => {
      await askServer('POST', '/api/copy', { source: two[0].name, destination: FLEETING });
      try {
        await instance.api('POST', `/api/servers/${server.id}/refresh`);
        const taskIds = await imported(
          'fleeting',
          sums(30).map((sum) => ({ ...sumTask(sum), key: `fleeting.${sum.key}` })),
        );
        const models = [{ model: FLEETING, serverId: server.id }];
        const runId = await startRun(instance, {
          models,
          taskIds,
          epochs: 1,
          judge: null,
          options: { numPredict: 32 },
        });
        await until(async () => (await resultsOf(instance, runId)).length > 0);
        await askServer('DELETE', '/api/delete', { model: FLEETING });
        const run = await endOf(instance, runId);
        expect(run).toMatchObject({ status: 'completed_with_errors', counts: { total: 30 } });
        const missing = (await resultsOf(instance, runId)).filter(({ status }) => status === 'missing');
        expect(missing.length).toBeGreaterThan(0);
        expect(new Set(missing.map(({ outcome }) => outcome))).toEqual(new Set(['model_unavailable']));
      } finally {
        await askServer('DELETE', '/api/delete', { model: FLEETING })
          // It is gone unless something went wrong before.
          .catch(() => undefined);
      }
    },
    PATIENCE,
  );
});

/** Resolves when a piece of an answer has come from the model. */
async function generating(instance: Instance, runId: string): Promise<void> {
  const socket = io(instance.url, { path: LIVE_PATH, transports: ['websocket'] });
  try {
    const progress = new Promise<void>((resolve) => {
      socket.on('trial.progress', ({ tokens }: TrialProgress) => tokens > 0 && resolve());
    });
    await socket.emitWithAck('run.watch', { runId, afterSeq: 0 });
    await progress;
  } finally {
    socket.disconnect();
  }
}

/** A task whose answer does not end before its limit. */
function longAnswer(place: number): Record<string, unknown> {
  return {
    key: `endless.${String(place).padStart(3, '0')}`,
    task_type: 'general_chat',
    category: 'endless',
    task_description: `Go on like this, 3,000 times: ${'word '.repeat(40)}`,
    expected_output: 'word',
    evaluation_criteria: { scorers: [{ type: 'contains' }] },
  };
}
