import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Comparison, ImportReport, Page, Result, ResultDetail, Run, Task, TaskSummary } from '@assay/contracts';
import { Engine, RecordedRuns } from '@assay/server/execution';
import { useDatabase } from '@assay/testing/database';
import { reads, startFakeOllama, withJudge, type FakeOllama } from '@assay/testing/fake-ollama';
import { adders, sums, sumTask } from './known-answers';
import { RunningApp } from './start-app';

const database = useDatabase();
const SAMPLES = resolve(__dirname, '../../libs/testing/format-samples');
const TASKS = 6;

/** Tasks of other people's formats over HTTP, and answers that were given elsewhere. */
describe('data in', () => {
  let app: RunningApp;
  beforeAll(async () => {
    app = await RunningApp.start(database.url());
  });
  afterAll(() => app.stop());

  async function upload(
    fileName: string,
    query = '',
    bytes?: string,
  ): Promise<{ status: number; report: ImportReport }> {
    const body = new FormData();
    body.append('file', new Blob([bytes ?? new Uint8Array(readFileSync(resolve(SAMPLES, fileName)))]), fileName);
    const response = await fetch(`${app.url}/api/benchmarks/tasks/import?${query}`, { method: 'POST', body });
    return { status: response.status, report: (await response.json()) as ImportReport };
  }
  const counts = ({ created, updated, unchanged, invalid }: ImportReport): number[] =>
    [created, updated, unchanged, invalid].map((list) => list.length);

  describe('tasks', () => {
    it('are taken in any format and again without a change', async () => {
      for (const [file, count] of [
        ['humaneval.jsonl.gz', 3],
        ['abstract_counting_test.csv', 3],
        ['promptfoo.yaml', 8],
      ] as const) {
        expect(counts((await upload(file)).report)).toEqual([count, 0, 0, 0]);
        expect(counts((await upload(file)).report)).toEqual([0, 0, count, 0]);
      }
    });

    it('go out as our own files and come back the same', async () => {
      const exported = await (await fetch(`${app.url}/api/benchmarks/tasks/export?format=jsonl`)).text();
      expect(counts((await upload('all.jsonl', '', exported)).report)).toEqual([0, 0, 14, 0]);
    });

    it('are of the type that is asked for, with licence and source', async () => {
      await upload('gsm8k.jsonl', 'taskType=planning');
      const { items } = await app.get<Page<TaskSummary>>('/api/benchmarks/tasks?taskType=planning');
      expect(items).toHaveLength(3);
      const task = await app.get<Task>(`/api/benchmarks/tasks/${items[0]?.id}`);
      expect(task).toMatchObject({ licence: 'MIT', source: expect.stringContaining('GSM8K') });
    });

    it('are written all or not at all', async () => {
      const half = `${readFileSync(resolve(SAMPLES, 'ifeval.jsonl'), 'utf8')}{"key": 9, "prompt": "x"}\n`;
      const { status, report } = await upload('ifeval.jsonl', '', half);
      expect({ status, counts: counts(report) }).toEqual({ status: 422, counts: [0, 0, 0, 1] });
      expect(report.invalid).toMatchObject([{ line: 4, message: expect.stringContaining('instruction_id_list') }]);
      expect((await app.get<Page<TaskSummary>>('/api/benchmarks/tasks?tag=ifeval')).total).toBe(0);
      await expect(app.send('POST', '/api/benchmarks/tasks/import?format=excel', {})).rejects.toMatchObject({
        code: 'invalid_request',
      });
    });
  });

  describe('recorded answers', () => {
    let fake: FakeOllama;
    let tasks: readonly TaskSummary[];
    let run: Run;
    beforeAll(async () => {
      fake = await startFakeOllama({
        models: ['live', 'reader'],
        answer: withJudge(adders({ live: TASKS }), (question) => reads(question)),
      });
      await app.register(fake.url);
      await app.importTasks(sums(TASKS).map(sumTask));
      tasks = (await app.get<Page<TaskSummary>>('/api/benchmarks/tasks?search=sums.&sort=key&limit=500')).items;
    });
    afterAll(() => fake.close());

    const answer = (task: number, model: number, output: string | null, epoch = 1) => ({
      ...{ task, model, epoch, output },
      thinking: 'hm',
      durationMs: 1_200,
    });

    it('become a run that is scored, without a model and without a speed', async () => {
      const right = sums(TASKS).map(({ a, b }, task) => answer(task, 0, `ANSWER: ${a + b}`));
      const other = [
        answer(0, 1, 'ANSWER: 1'),
        answer(1, 1, ''),
        answer(1, 1, `It is ${11 + 14}.`, 2),
        answer(2, 1, null),
      ];
      const runs = app.app.get(RecordedRuns);
      const runId = await runs.create({
        name: 'from elsewhere',
        tasks: tasks.map(({ id, variantCount }) => ({ id, variants: variantCount })),
        recorded: { models: ['gpt-x', 'weak:1b'], answers: [...right, ...other], problems: [] },
        source: 'answers.jsonl',
      });
      await runs.score(runId, new AbortController().signal);
      run = await app.get<Run>(`/api/benchmarks/runs/${runId}`);
      expect(run).toMatchObject({
        kind: 'recorded',
        status: 'completed_with_errors',
        counts: { total: 2 * TASKS + 1, passed: TASKS + 1, failed: 2, unscored: 0, missing: 4, generated: 0 },
        models: [{ name: 'gpt-x', server: 'recorded' }, { name: 'weak:1b' }],
        manifest: { recorded: true, source: 'answers.jsonl' },
      });
      const { items } = await app.get<Page<Result>>(`/api/benchmarks/results?runId=${runId}&model=weak:1b`);
      expect(items.map(({ outcome }) => outcome).sort()).toEqual([
        'answered',
        'answered',
        'empty',
        ...Array<string>(4).fill('model_unavailable'),
      ]);
      expect(items.every(({ executionTime, metrics }) => executionTime === null && metrics.speed === null)).toBe(true);
    });

    it('are shown whole, with what was recorded', async () => {
      const { items } = await app.get<Page<Result>>(`/api/benchmarks/results?runId=${run.id}&model=gpt-x&limit=1`);
      const detail = await app.get<ResultDetail>(`/api/benchmarks/results/${items[0]?.id}`);
      expect(detail).toMatchObject({
        thinking: 'hm',
        timings: { wallMs: 1_200, totalMs: null },
        status: 'scored',
        score: 1,
      });
      expect(detail.evaluations).toMatchObject([{ current: true, state: 'scored', extractRule: 'answer_line' }]);
    });

    it('compare with answers of a live model', async () => {
      await app.runToEnd({ models: [{ model: 'live' }], taskIds: tasks.map(({ id }) => id), epochs: 1, judge: null });
      const { scopes } = await app.get<Comparison>('/api/benchmarks/comparison?models=live,gpt-x');
      expect(scopes[0]).toMatchObject({ scope: 'overall', tasks: TASKS });
      expect(scopes[0]?.entries.map(({ accuracy }) => accuracy.value)).toEqual([1, 1]);
    });

    it('are judged where programs cannot decide, once a judge is named', async () => {
      const criteria = { scorers: [{ type: 'judge', checklist: [{ id: 'fix', requirement: 'Proposes a "mutex".' }] }] };
      const open = { task_type: 'general_chat', category: 'open', task_description: 'Mend it.', expected_output: '' };
      await app.importTasks([{ key: 'open.one', ...open, evaluation_criteria: criteria }]);
      const [task] = (await app.get<Page<TaskSummary>>('/api/benchmarks/tasks?search=open.one')).items;
      const runs = app.app.get(RecordedRuns);
      const answers = [answer(0, 0, 'Take a mutex.'), answer(0, 1, 'Hope.')];
      const runId = await runs.create({
        name: 'judged',
        tasks: [{ id: task?.id ?? '', variants: 1 }],
        recorded: { models: ['good', 'bad'], answers, problems: [] },
        source: 'a.jsonl',
      });
      await runs.score(runId, new AbortController().signal);
      expect(await app.get<Run>(`/api/benchmarks/runs/${runId}`)).toMatchObject({
        status: 'completed',
        counts: { unscored: 2 },
      });
      const engine = app.app.get(Engine);
      await engine.rescore(runId, { judge: { model: 'reader' } });
      await engine.waitUntilFinished(runId);
      const { items } = await app.get<Page<Result>>(`/api/benchmarks/results?runId=${runId}`);
      expect(new Map(items.map(({ model, score }) => [model, score]))).toEqual(
        new Map([
          ['good', 1],
          ['bad', 0],
        ]),
      );
    });

    it('are not asked for again, and no model of theirs can be run', async () => {
      await expect(app.send('POST', `/api/benchmarks/runs/${run.id}/retry-failed`)).rejects.toMatchObject({
        code: 'conflict',
      });
      await expect(
        app.send('POST', '/api/benchmarks/run', { models: [{ model: 'gpt-x' }], taskTypes: ['reasoning'] }),
      ).rejects.toMatchObject({
        code: 'unknown_model',
      });
      expect((await app.get<Page<unknown>>('/api/servers')).items).toHaveLength(1);
    });
  });
});
