import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Comparison, Page, Result, Run } from '@assay/contracts';
import { startFakeOllama, type FakeOllama } from '@assay/testing/fake-ollama';
import { adders, sums, sumTask } from '../api/known-answers';
import { dataFolder, environmentOf, Instance, newHome, removeHome } from '../instance';
import { Program, type Ended } from '../program';
import { answered, resultsOf, timesAsked, trialsOf } from './runs';

const PATIENCE = 240_000;
/** How many of the twelve sums each model gets right. */
const RIGHT = { 'adder-good': 12, 'adder-poor': 3, 'adder-fleeting': 12 };

interface Written {
  readonly run: Run;
  readonly results: readonly Result[];
  readonly comparison: Comparison | null;
}

describe('the built command line', () => {
  let home: string;
  let tasks: string;
  let fake: FakeOllama;

  const start = (args: readonly string[]): Program => Program.assay(args, environmentOf(home));
  const assay = (...args: string[]): Promise<Ended> => start(args).ended;
  const run = (...args: string[]): string[] => [
    'run',
    '--tasks',
    tasks,
    '--server',
    fake.url,
    '--epochs',
    '1',
    ...args,
  ];
  /** The two models on the server that most runs use; others hold one of them too. */
  const both = (): string => ['adder-good', 'adder-poor'].map((model) => `${model}@${new URL(fake.url).host}`).join();
  const written = async (file: string): Promise<Written> => JSON.parse(await readFile(file, 'utf8')) as Written;

  beforeAll(async () => {
    home = await newHome();
    tasks = join(home, 'sums.json');
    await writeFile(tasks, JSON.stringify(sums(12).map(sumTask)));
    fake = await startFakeOllama({ models: Object.keys(RIGHT), answer: adders(RIGHT), timeScale: 0.02 });
  });
  afterAll(async () => {
    await fake.close();
    await removeHome(home);
  });
  afterEach(() => {
    fake.setModels(Object.keys(RIGHT));
  });

  describe('on a data folder', () => {
    it(
      'runs tasks of a file on two models, and writes run, results and comparison',
      async () => {
        const out = join(home, 'out.json');
        const ended = await assay(...run('--models', 'adder-good,adder-poor', '--name', 'Sums', '--out', out));
        expect(ended).toMatchObject({ code: 0 });
        expect(ended.stdout).toMatch(
          /adder-good:latest@\S+ +100\.0 % accuracy\n +adder-poor:latest@\S+ +25\.0 % accuracy/,
        );
        const { run: made, results, comparison } = await written(out);
        expect(made).toMatchObject({ name: 'Sums', status: 'completed', counts: { total: 24, passed: 15, failed: 9 } });
        expect(trialsOf(results).size).toBe(24);
        expect(comparison?.scopes[0]).toMatchObject({
          scope: 'overall',
          tasks: 12,
          pairs: [{ difference: { value: 0.75 }, wins: 9, ties: 3, losses: 0, verdict: 'better' }],
          recommendation: { name: 'adder-good:latest' },
        });
      },
      PATIENCE,
    );

    it(
      'ends with 1 when a mean accuracy is below --min-score',
      async () => {
        const ended = await assay(...run('--models', 'adder-poor', '--min-score', '0.3'));
        expect(ended).toMatchObject({ code: 1, stderr: expect.stringContaining('Gate failed') });
        expect(await assay(...run('--models', 'adder-poor', '--min-score', '0.2'))).toMatchObject({ code: 0 });
      },
      PATIENCE,
    );

    it(
      'ends with 3 when a model goes away in the middle',
      async () => {
        const out = join(home, 'incomplete.json');
        const before = fake.chats.length;
        const program = start(run('--models', 'adder-fleeting', '--out', out));
        await fake.until(({ chats }) => chats.length >= before + 5);
        fake.setModels(['adder-good', 'adder-poor']);
        expect(await program.ended).toMatchObject({ code: 3 });
        const { run: made, results } = await written(out);
        const missing = results.filter(({ status }) => status === 'missing');
        expect(made).toMatchObject({ status: 'completed_with_errors', counts: { total: 12, missing: missing.length } });
        expect(missing.length).toBeGreaterThan(0);
        expect(new Set(missing.map(({ outcome, score }) => `${outcome} ${score}`))).toEqual(
          new Set(['model_unavailable null']),
        );
        expect(results.filter(({ passed }) => passed)).toHaveLength(12 - missing.length);
      },
      PATIENCE,
    );

    it(
      'scores recorded answers without asking a model, and names lines that it cannot use',
      async () => {
        const [out, answers] = [join(home, 'scored.json'), join(home, 'answers.jsonl')];
        const lines = sums(12).flatMap(({ key, a, b }, place) => [
          { task: key, model: 'gpt-x', output: `ANSWER: ${a + b}` },
          { task: key, model: 'other', output: place < 6 ? `It is ${a + b}.` : 'No idea.' },
        ]);
        await writeFile(answers, lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
        const asked = fake.chats.length;
        const ended = await assay('score', '--tasks', tasks, '--answers', answers, '--out', out);
        expect(ended).toMatchObject({ code: 0, stdout: expect.stringMatching(/gpt-x@recorded +100\.0 % accuracy/) });
        const { run: made, results, comparison } = await written(out);
        expect(made).toMatchObject({
          kind: 'recorded',
          status: 'completed',
          counts: { total: 24, passed: 18, failed: 6 },
        });
        expect(trialsOf(results).size).toBe(24);
        expect(comparison?.scopes[0]?.pairs).toMatchObject([{ wins: 6, ties: 6, losses: 0 }]);
        expect(fake.chats).toHaveLength(asked);
        await writeFile(answers, `${JSON.stringify({ task: 'none', model: 'm', output: '' })}\n`);
        const refused = await assay('score', '--tasks', tasks, '--answers', answers);
        expect(refused).toMatchObject({
          code: 2,
          stderr: expect.stringContaining('answers.jsonl:1 there is no task "none"'),
        });
      },
      PATIENCE,
    );

    it(
      'ends with 130 on Ctrl-C, and --resume latest goes on where it was',
      async () => {
        const out = join(home, 'resumed.json');
        const server = await startFakeOllama({ models: ['adder-good'], answer: adders(RIGHT), timeScale: 0.5 });
        try {
          const program = start(run('--models', 'adder-good', '--server', server.url));
          await answered(server, 4);
          const interrupted = await program.end('SIGINT');
          expect(interrupted.code).toBe(130);
          expect(interrupted.stderr).toMatch(/Paused\. Go on with: npm run assay -- run --resume \S+\n$/);
          expect(timesAsked(server).length).toBeLessThan(12);
          expect(await assay('run', '--resume', 'latest', '--out', out)).toMatchObject({ code: 0 });
          expect(trialsOf((await written(out)).results).size).toBe(12);
          expect(timesAsked(server)).toEqual(Array(12).fill(1));
        } finally {
          await server.close();
        }
      },
      PATIENCE,
    );

    it(
      'imports, compares and exports what is stored',
      async () => {
        const broken = join(home, 'broken.json');
        await writeFile(broken, JSON.stringify([sumTask({ key: 'sums.900', a: 1, b: 2 }), { key: 'sums.901' }]));
        const refused = await assay('import', broken);
        expect(refused.code).toBe(2);
        expect(refused.stdout).toMatch(/broken\.json:?\d* \[sums\.901\] .*\n[^]*nothing was written\.\n$/);
        const imported = await assay('import', tasks);
        expect(imported).toMatchObject({
          code: 0,
          stdout: expect.stringMatching(/0 were created, 0 .*, 12 unchanged/),
        });
        const out = join(home, 'comparison.json');
        const compared = await assay('compare', '--models', both(), '--out', out);
        expect(compared).toMatchObject({
          code: 0,
          stdout: expect.stringMatching(/adder-good\S* is better .* than adder-poor/),
        });
        expect((JSON.parse(await readFile(out, 'utf8')) as Comparison).scopes[0]?.tasks).toBe(12);
        const file = join(home, 'results.csv');
        expect(await assay('export', '--run', 'latest', '--format', 'csv', '--out', file)).toMatchObject({ code: 0 });
        expect((await readFile(file, 'utf8')).match(/,scored,answered,1,true,/g)).toHaveLength(12);
        const all = await assay('export', '--run', 'latest');
        const results = all.stdout
          .trim()
          .split('\n')
          .map((line) => JSON.parse(line) as Result);
        expect(results.map(({ passed }) => passed)).toEqual(Array(12).fill(true));
      },
      PATIENCE,
    );
  });

  describe('beside a running instance', () => {
    let instance: Instance;
    const byApi = (...args: string[]): Promise<Ended> => assay(...args, '--api', instance.url);

    beforeAll(async () => {
      instance = await Instance.start({}, home);
    }, PATIENCE);
    afterAll(() => instance.stop(true));

    it(
      'drives it with --api',
      async () => {
        const out = join(home, 'by-api.json');
        const ended = await byApi(...run('--models', 'adder-good,adder-poor', '--out', out));
        expect(ended).toMatchObject({ code: 0 });
        const { run: made, results, comparison } = await written(out);
        expect(await resultsOf(instance, made.id)).toHaveLength(24);
        expect(results.map(({ id }) => id).sort()).toEqual(
          (await resultsOf(instance, made.id)).map(({ id }) => id).sort(),
        );
        expect(comparison?.scopes[0]?.pairs[0]?.verdict).toBe('better');
        expect(await byApi(...run('--models', 'adder-poor', '--min-score', '0.3'))).toMatchObject({ code: 1 });
      },
      PATIENCE,
    );

    it(
      'imports, compares and exports by it',
      async () => {
        const more = join(home, 'more.json');
        await writeFile(more, JSON.stringify([sumTask({ key: 'sums.902', a: 3, b: 4 })]));
        expect(await byApi('import', more)).toMatchObject({
          code: 0,
          stdout: expect.stringContaining('1 were created'),
        });
        const found = await instance.api<Page<unknown>>('GET', '/api/benchmarks/tasks?search=sums.902');
        expect(found.items).toHaveLength(1);
        expect(await byApi('compare', '--models', both())).toMatchObject({
          code: 0,
          stdout: expect.stringMatching(/adder-good\S* is better .* than adder-poor/),
        });
        const exported = await byApi('export', '--run', 'latest', '--format', 'json');
        expect(JSON.parse(exported.stdout)).toHaveLength(12);
      },
      PATIENCE,
    );

    it(
      'pauses its run on Ctrl-C and goes on with it',
      async () => {
        const server = await startFakeOllama({ models: ['adder-good'], answer: adders(RIGHT), timeScale: 0.5 });
        try {
          const args = run('--models', 'adder-good', '--server', server.url, '--api', instance.url);
          const program = start(args);
          await answered(server, 3);
          expect(await program.end('SIGINT')).toMatchObject({ code: 130 });
          const [paused] = (await instance.api<Page<Run>>('GET', '/api/benchmarks/runs?limit=1')).items;
          expect(paused).toMatchObject({ status: 'paused', finishedAt: null });
          expect(await byApi('run', '--resume', 'latest')).toMatchObject({ code: 0 });
          expect(timesAsked(server)).toEqual(Array(12).fill(1));
        } finally {
          await server.close();
        }
      },
      PATIENCE,
    );

    it(
      'runs beside a second one on another folder and port',
      async () => {
        const second = await Instance.start();
        try {
          expect(second.url).not.toBe(instance.url);
          expect(dataFolder(second.folder)).not.toBe(dataFolder(home));
          expect((await second.api<Page<Run>>('GET', '/api/benchmarks/runs')).items).toEqual([]);
          expect(await byApi(...run('--models', 'adder-good'))).toMatchObject({ code: 0 });
          const there = await assay(...run('--models', 'adder-poor', '--api', second.url));
          expect(there).toMatchObject({ code: 0 });
          expect((await second.api<Page<Run>>('GET', '/api/benchmarks/runs')).items).toHaveLength(1);
        } finally {
          expect(await second.stop()).toMatchObject({ code: 0, stderr: '' });
        }
        expect(await instance.api('GET', '/api/health')).toMatchObject({ status: 'ok' });
      },
      PATIENCE,
    );
  });
});
