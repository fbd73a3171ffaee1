import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Comparison, ImportReport, Model, Page, Result, Server, SpeedProbe, TaskSummary } from '@assay/contracts';
import { Instance } from '../instance';
import { TINY_KINDS, tinyPrompts, type TinyKind } from '../ollama/tiny-prompts';
import { endOf, resultsOf, startRun } from '../process/runs';
import { Program } from '../program';
import { LlamaServers } from './llama-servers';

const MODELS = ['tiny-able-q8', 'tiny-able-q4', 'tiny-weak'] as const;
/** Share of right answers at temperature 0 (models/README.md). */
const TRUTH: Readonly<Record<(typeof MODELS)[number], Readonly<Record<TinyKind, number>>>> = {
  'tiny-able-q8': { add: 0.901, reverse: 0.964, sort: 0.918, max: 0.948 },
  'tiny-able-q4': { add: 0.867, reverse: 0.954, sort: 0.919, max: 0.943 },
  'tiny-weak': { add: 0.104, reverse: 0.192, sort: 0.638, max: 0.519 },
};
/** Of each kind; the able and the weak model differ by 28 points or more. */
const PROMPTS = 60;
const SEED = 411;
/** Standard errors that a share is away from the truth in fewer than 1 of 10,000 cases. */
const NEVER = 4;

describe('real models on llama.cpp servers', () => {
  let llama: LlamaServers;
  let instance: Instance;
  const serverIds: Record<string, string> = {};

  beforeAll(async () => {
    llama = await LlamaServers.start(MODELS);
    instance = await Instance.start({ OLLAMA_HOST: 'http://127.0.0.1:9' });
    for (const model of MODELS) {
      const baseUrl = llama.addresses[model] ?? '';
      const draft = { name: `of-${model}`, kind: 'openai', baseUrl, slots: 2, key: 'sk-any' };
      const { id } = await instance.api<Server>('POST', '/api/servers', draft);
      serverIds[model] = id;
      await instance.api('POST', `/api/servers/${id}/refresh`);
    }
  });
  afterAll(async () => {
    await instance.stop();
    await llama.stop();
  });

  it('are listed with what the server tells; what it does not is unknown', async () => {
    const { items } = await instance.api<Page<Model>>('GET', `/api/models?serverId=${serverIds['tiny-able-q8']}`);
    expect(items).toMatchObject([{ name: 'tiny-able-q8', digest: null, family: null, loaded: null, lastProbe: null }]);
    expect(items[0]).toMatchObject({ quantization: 'Q8_0', parameterSize: '730.2K', contextLength: 512 });
  });

  it('answer as well as is known of them, and the verdicts are the true ones', async () => {
    const taskIds = await importedPrompts(instance);
    const runId = await startRun(instance, {
      models: MODELS.map((model) => ({ model, serverId: serverIds[model] ?? '' })),
      taskIds,
      epochs: 1,
      judge: null,
      options: { temperature: 0, numPredict: 64 },
    });
    const total = MODELS.length * TINY_KINDS.length * PROMPTS;
    expect(await endOf(instance, runId)).toMatchObject({
      status: 'completed',
      counts: { total, missing: 0, unscored: 0 },
    });
    for (const result of await resultsOf(instance, runId)) expectTimed(result);
    const models = MODELS.map((model) => `${model}@of-${model}`).join();
    const address = `/api/benchmarks/comparison?models=${models}&runIds=${runId}&categories=${TINY_KINDS.join()}`;
    expectTruth(await instance.api<Comparison>('GET', address));
  });

  it('are not scored for a prompt that is longer than their context', async () => {
    const task = {
      key: 'llama.long.0001',
      task_type: 'reasoning',
      category: 'long',
      task_description: 'word '.repeat(600),
      expected_output: 'word',
      evaluation_criteria: { scorers: [{ type: 'exact' }] },
    };
    await instance.api<ImportReport>('POST', '/api/benchmarks/tasks/import?format=json', [task]);
    const { items } = await instance.api<Page<TaskSummary>>('GET', '/api/benchmarks/tasks?category=long');
    const models = [{ model: 'tiny-weak', serverId: serverIds['tiny-weak'] ?? '' }];
    const taskIds = items.map(({ id }) => id);
    const runId = await startRun(instance, { models, taskIds, epochs: 1, judge: null });
    expect(await endOf(instance, runId)).toMatchObject({ status: 'failed', counts: { missing: 1 } });
    expect(await resultsOf(instance, runId)).toMatchObject([{ outcome: 'prompt_too_long', score: null }]);
  });

  it('are measured by assay probe', async () => {
    const out = join(instance.folder, 'probe.json');
    const named = 'tiny-able-q8@of-tiny-able-q8';
    const command = Program.assay(['probe', '--models', named, '--api', instance.url, '--out', out]);
    const { code, stdout } = await command.ended;
    const { probes } = JSON.parse(await readFile(out, 'utf8')) as { probes: SpeedProbe[] };
    const [probe] = probes;
    // On a busy machine the probe says that it is not valid, and why.
    expect([code, probe?.state]).toEqual(probe?.state === 'done' ? [0, 'done'] : [3, 'not_valid']);
    expect(stdout).toContain(probe?.reason ?? `${named}: writes`);
    expect(probe?.measurements).toHaveLength(10);
    for (const one of probe?.measurements ?? []) {
      expect(one.prefillMs).toBeGreaterThan(0);
      expect(one.decodeMs).toBeGreaterThan(0);
      expect(one.firstTokenMs).toBeGreaterThan(0);
      expect(one.promptTokens).toBeGreaterThan(one.prompt === 'long' ? 100 : 20);
      // The nonce stands behind the template: only that can come out of the cache.
      expect(one.cachedTokens).toBeLessThan(10);
    }
  });
});

function expectTimed({ metrics, flags }: Result): void {
  expect(metrics.tokensPerSecond).toBeGreaterThan(0);
  expect(metrics.firstTokenMs).toBeGreaterThan(0);
  expect(metrics.promptTokens).toBeGreaterThan(0);
  expect(metrics.answerTokens).toBeGreaterThan(0);
  if (!flags.includes('prompt_cached')) expect(metrics.promptTokensPerSecond).toBeGreaterThan(0);
}

function expectTruth(comparison: Comparison): void {
  let outside = 0;
  for (const kind of TINY_KINDS) {
    const scope = comparison.scopes.find((one) => one.scope === `category:${kind}`);
    for (const model of MODELS) {
      const truth = TRUTH[model][kind];
      const entry = scope?.entries.find(({ name }) => name.startsWith(model));
      const { value, low, high } = entry?.accuracy ?? { value: null, low: null, high: null };
      expect(Math.abs((value ?? NaN) - truth)).toBeLessThan(NEVER * Math.sqrt((truth * (1 - truth)) / PROMPTS));
      if ((low ?? 1) > truth || (high ?? 0) < truth) outside += 1;
    }
    const pair = (a: string, b: string) => scope?.pairs.find((one) => one.a.startsWith(a) && one.b.startsWith(b));
    const clear = pair('tiny-able-q8', 'tiny-weak');
    expect([kind, clear?.verdict, (clear?.difference.value ?? 0) > 0]).toEqual([kind, 'better', true]);
    if (kind !== 'add') expect(['equal', 'cannot_tell']).toContain(pair('tiny-able-q8', 'tiny-able-q4')?.verdict);
  }
  // Each interval of 95 % may miss: three or more of twelve do so in 2 of 100 cases; the prompts are always the same.
  expect(outside).toBeLessThanOrEqual(2);
}

async function importedPrompts(instance: Instance): Promise<string[]> {
  const tasks = TINY_KINDS.flatMap((kind) => tinyPrompts(kind, PROMPTS, SEED)).map(
    ({ kind, prompt, answer }, place) => ({
      key: `llama.${kind}.${String(place).padStart(4, '0')}`,
      task_type: 'reasoning',
      category: kind,
      task_description: prompt,
      expected_output: answer,
      evaluation_criteria: { scorers: [{ type: 'exact', extract: 'answer_line' }] },
    }),
  );
  const report = await instance.api<ImportReport>('POST', '/api/benchmarks/tasks/import?format=json', tasks);
  expect(report.created).toHaveLength(tasks.length);
  const ids: string[] = [];
  for (const kind of TINY_KINDS) {
    const page = await instance.api<Page<TaskSummary>>('GET', `/api/benchmarks/tasks?category=${kind}&limit=500`);
    ids.push(...page.items.filter(({ key }) => key.startsWith('llama.')).map(({ id }) => id));
  }
  return ids;
}
