import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { TASK_TYPES, type ImportReport, type Page, type Task, type TaskSummary } from '@assay/contracts';
import { BenchmarkResult, BenchmarkTask, OllamaModel } from '@assay/server/persistence';
import { CoreTasks } from '@assay/server/tasks';
import { useDatabase } from '@assay/testing/database';
import { startFakeOllama } from '@assay/testing/fake-ollama';
import { adders, sums, sumTask } from './known-answers';
import { RunningApp } from './start-app';

const CORE = join(__dirname, '..', '..', 'seed-data', 'core');

// Outside of describe, so that it goes last.
const database = useDatabase();

/** Stage 2.1 of the plan: the structure of the benchmark suite, over a real database. */
describe('stage 2.1: benchmark models', () => {
  let app: RunningApp;

  beforeAll(async () => {
    app = await RunningApp.start(database.url());
  });
  afterAll(() => app.stop());

  it('imports the tasks that ship with Assay, once, as suite core', async () => {
    const core = app.app.get(CoreTasks);
    const report = await core.importOnce(CORE);
    const files = readdirSync(CORE, { recursive: true }).filter((name) => String(name).endsWith('.yaml'));
    expect(report?.created).toHaveLength(files.length);
    expect(report?.invalid).toEqual([]);
    expect(await core.importOnce(CORE)).toBeNull();
    const suites = await app.get<Page<{ name: string; builtIn: boolean; taskCount: number }>>('/api/benchmarks/suites');
    expect(suites.items).toEqual([expect.objectContaining({ name: 'core', builtIn: true, taskCount: files.length })]);
  });

  it('gives every task its fields, its type and at least four variants', async () => {
    const { items } = await app.get<Page<TaskSummary>>('/api/benchmarks/tasks?suite=core&limit=500');
    const count = (taskType: string) => items.filter((task) => task.taskType === taskType).length;
    expect(TASK_TYPES.map(count)).toEqual([10, 5, 10, 10, 5]);
    for (const task of items) {
      expect(TASK_TYPES).toContain(task.taskType);
      expect(task).toMatchObject({
        category: expect.stringMatching(/./),
        taskDescription: expect.stringMatching(/./),
        expectedOutput: expect.stringMatching(/./),
      });
      expect(task.variantCount).toBeGreaterThanOrEqual(4);
    }
  });

  it('exports what imports to the same tasks, in every form', async () => {
    const { total } = await app.get<Page<TaskSummary>>('/api/benchmarks/tasks?limit=1');
    for (const format of ['yaml', 'json', 'jsonl']) {
      const file = await (await fetch(`${app.url}/api/benchmarks/tasks/export?format=${format}`)).text();
      const again = await fetch(`${app.url}/api/benchmarks/tasks/import?format=${format}`, {
        method: 'POST',
        headers: { 'content-type': 'text/plain' },
        body: file,
      });
      const report = (await again.json()) as ImportReport;
      expect(report).toMatchObject({ created: [], updated: [], invalid: [] });
      expect(report.unchanged).toHaveLength(total ?? 0);
    }
  });

  it('writes nothing when one task of a file is wrong, and names every bad place (also in a form)', async () => {
    const [good] = sums(1).map(sumTask);
    const text = [
      JSON.stringify(good),
      '{"key": "bad',
      JSON.stringify({ ...good, key: 'x', task_type: 'cooking', nonsense: 1 }),
    ].join('\n');
    const body = new FormData();
    body.append('file', new Blob([text]), 'tasks.jsonl');
    const response = await fetch(`${app.url}/api/benchmarks/tasks/import`, { method: 'POST', body });
    expect(response.status).toBe(422);
    const { invalid } = (await response.json()) as ImportReport;
    expect(new Set(invalid.map((problem) => problem.line))).toEqual(new Set([2, 3]));
    expect(invalid.map((problem) => problem.message).join('\n')).toMatch(/task_type[^]*nonsense|nonsense[^]*task_type/);
    expect((await app.get<Page<TaskSummary>>('/api/benchmarks/tasks?search=sums')).items).toEqual([]);
  });

  it('says what a dry run would do, and writes nothing', async () => {
    const body = JSON.stringify(sums(2).map(sumTask));
    const dry = await fetch(`${app.url}/api/benchmarks/tasks/import?dryRun=true&format=json`, { method: 'POST', body });
    expect(await dry.json()).toMatchObject({ created: ['sums.001', 'sums.002'] });
    expect((await app.get<Page<TaskSummary>>('/api/benchmarks/tasks?search=sums')).items).toEqual([]);
  });

  it('edits make versions, old ones stay readable, archived tasks leave the list', async () => {
    const draft = {
      key: 'mine',
      taskType: 'planning',
      category: 'c',
      taskDescription: 'p',
      expectedOutput: '1',
      evaluationCriteria: { scorers: [{ type: 'exact' }] },
    };
    const first = await app.send<Task>('POST', '/api/benchmarks/tasks', draft);
    const second = await app.send<Task>('PATCH', `/api/benchmarks/tasks/${first.id}`, { expectedOutput: '2' });
    expect(second).toMatchObject({ key: 'mine', version: 2, expectedOutput: '2' });
    expect(second.versions.map((version) => version.version)).toEqual([2, 1]);
    expect(await app.get<Task>(`/api/benchmarks/tasks/${first.id}`)).toMatchObject({ version: 1, expectedOutput: '1' });
    await expect(app.send('PATCH', `/api/benchmarks/tasks/${first.id}`, { expectedOutput: '3' })).rejects.toMatchObject(
      { code: 'conflict' },
    );
    await app.send('DELETE', `/api/benchmarks/tasks/${second.id}`);
    expect((await app.get<Page<TaskSummary>>('/api/benchmarks/tasks?search=mine')).items).toEqual([]);
    expect(await app.get<Task>(`/api/benchmarks/tasks/${second.id}`)).toMatchObject({ version: 2 });
  });

  it('relates results to their task and model', async () => {
    const fake = await startFakeOllama({ models: ['adder'], answer: adders({ adder: 1 }) });
    await app.register(fake.url);
    await app.importTasks(sums(2).map(sumTask));
    const { items } = await app.get<Page<TaskSummary>>('/api/benchmarks/tasks?search=sums');
    const run = await app.runToEnd({ models: [{ model: 'adder' }], taskIds: items.map((task) => task.id), epochs: 1 });
    const stored = await app.database
      .repository(BenchmarkResult)
      .find({ where: { runId: run.id }, relations: { task: true, model: true } });
    expect(stored.map((result) => [result.task?.key, result.score, result.passed]).sort()).toEqual([
      ['sums.001', 1, true],
      ['sums.002', 0, false],
    ]);
    for (const result of stored) {
      expect(result.task).toBeInstanceOf(BenchmarkTask);
      expect(result.model).toBeInstanceOf(OllamaModel);
      expect(result.executionTime).toBeGreaterThan(0);
      expect(result.output).toContain('ANSWER:');
    }
    await fake.close();
  });
});
