import type { Comparison, ImportReport, Model, Page, RunAccepted, TaskSummary } from '@assay/contracts';
import { Instance } from '../instance';
import { endOf } from '../process/runs';
import { discovered, HOST, named } from './real-server';
import { TINY_ACCURACY, TINY_MODELS } from './tiny-facts';
import { TINY_KINDS, tinyPrompts, type TinyKind, type TinyPrompt } from './tiny-prompts';

const PATIENCE = 3_600_000;
/** As many as it takes to tell the models apart where they are close: at sorting and at the largest number they differ by 14 points. */
const PROMPTS = { add: 100, reverse: 100, sort: 400, max: 200 } as const satisfies Record<TinyKind, number>;
const SEED = 2_026;
/** Standard errors that a share is away from the truth in fewer than 1 of 10,000 cases. */
const NEVER = 4;

/** Only where the server holds them. */
const itWithTinyModels = process.env['ASSAY_E2E_TINY'] === '1' ? it : it.skip;

describe('the tiny models', () => {
  let instance: Instance;
  let models: readonly Model[];

  beforeAll(async () => {
    instance = await Instance.start({ OLLAMA_HOST: HOST });
    ({ models } = await discovered(instance));
  }, PATIENCE);
  afterAll(() => instance.stop());

  itWithTinyModels(
    'are as able as is known, and the verdicts are the true ones',
    async () => {
      const prompts = TINY_KINDS.flatMap((kind) => tinyPrompts(kind, PROMPTS[kind], SEED));
      const { runId } = await instance.api<RunAccepted>('POST', '/api/benchmarks/run', {
        name: 'Tiny models',
        models: TINY_MODELS.map((name) => ({ model: name, serverId: named(models, name).serverId })),
        taskIds: await imported(instance, prompts),
        epochs: 1,
        judge: null,
        options: { temperature: 0, numPredict: 64 },
      });
      expect(await endOf(instance, runId)).toMatchObject({
        status: 'completed',
        counts: { total: 3 * prompts.length, missing: 0, unscored: 0 },
      });
      const comparison = await instance.api<Comparison>(
        'GET',
        `/api/benchmarks/comparison?models=${TINY_MODELS.join()}&runIds=${runId}&categories=${TINY_KINDS.join()}`,
      );
      let outside = 0;
      for (const kind of TINY_KINDS) {
        const scope = comparison.scopes.find((one) => one.scope === `category:${kind}`);
        for (const name of TINY_MODELS) {
          const entry = scope?.entries.find((one) => one.name === name);
          const truth = TINY_ACCURACY[name][kind];
          const { value, low, high } = entry?.accuracy ?? { value: null, low: null, high: null };
          expect(Math.abs((value ?? NaN) - truth)).toBeLessThan(
            NEVER * Math.sqrt((truth * (1 - truth)) / PROMPTS[kind]),
          );
          if ((low ?? 1) > truth || (high ?? 0) < truth) outside += 1;
        }
        for (const [a, b] of [
          ['tiny-able', 'tiny-middle'],
          ['tiny-middle', 'tiny-weak'],
        ]) {
          const pair = scope?.pairs.find((one) => one.a === a && one.b === b);
          expect([kind, a, b, pair?.verdict, (pair?.difference.value ?? 0) > 0]).toEqual([kind, a, b, 'better', true]);
        }
        expect([kind, scope?.recommendation.name]).toEqual([kind, 'tiny-able']);
      }
      // Each interval of 95 % may miss: three or more of twelve do so in 2 of 100 cases.
      expect(outside).toBeLessThanOrEqual(2);
    },
    PATIENCE,
  );
});

async function imported(instance: Instance, prompts: readonly TinyPrompt[]): Promise<string[]> {
  const tasks = prompts.map(({ kind, prompt, answer }, place) => ({
    key: `tiny.${kind}.${String(place).padStart(4, '0')}`,
    task_type: 'reasoning',
    category: kind,
    task_description: prompt,
    expected_output: answer,
    evaluation_criteria: { scorers: [{ type: 'exact', extract: 'answer_line' }] },
  }));
  const report = await instance.api<ImportReport>('POST', '/api/benchmarks/tasks/import?format=json', tasks);
  expect(report.created).toHaveLength(tasks.length);
  const ids: string[] = [];
  for (const kind of TINY_KINDS) {
    const page = await instance.api<Page<TaskSummary>>('GET', `/api/benchmarks/tasks?category=${kind}&limit=500`);
    ids.push(...page.items.filter(({ key }) => key.startsWith('tiny.')).map(({ id }) => id));
  }
  return ids;
}
