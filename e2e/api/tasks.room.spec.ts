import {
  type ImportReport,
  type Page,
  type Suite,
  type Task,
  type TaskChanges,
  type TaskDraft,
  type TaskFacets,
  type TaskSummary,
  type TriedTask,
} from '@assay/contracts';
import { aTask } from '@assay/testing/builders';
import { clearTables, useDatabase } from '@assay/testing/database';
import { startFakeOllama } from '@assay/testing/fake-ollama';
import { RunningApp } from './start-app';

const database = useDatabase();
const TASKS = '/api/benchmarks/tasks';

describe('tasks over HTTP', () => {
  let app: RunningApp;
  const count = async (table: string): Promise<number> => {
    const [row] = await app.database.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${table}`);
    return row?.n ?? 0;
  };
  const make = (draft: Partial<TaskDraft> = {}) => app.send<Task>('POST', TASKS, aTask(draft));

  beforeAll(async () => {
    app = await RunningApp.start(database.url());
  });
  afterAll(() => app.stop());
  afterEach(() => clearTables((text) => app.database.query(text)));

  describe('versions', () => {
    it('lets one of two who edit the same version through, and tells the other', async () => {
      const { id } = await make();
      const edits = ['5', '6', '7'].map((expectedOutput) =>
        app.send<Task>('PATCH', `${TASKS}/${id}`, { expectedOutput }),
      );
      const ended = await Promise.allSettled(edits);
      const made = ended.flatMap((edit) => (edit.status === 'fulfilled' ? [edit.value] : []));
      expect(made.map((task) => task.version)).toEqual([2]);
      for (const edit of ended.filter((one) => one.status === 'rejected'))
        expect(edit.reason).toMatchObject({ code: 'conflict' });
    });

    it('makes none for an edit that changes nothing', async () => {
      const { id } = await make();
      expect(await app.send<Task>('PATCH', `${TASKS}/${id}`, { expectedOutput: '4' })).toMatchObject({
        id,
        version: 1,
      });
    });

    it('says what each changed, also against an older one', async () => {
      const first = await make();
      const second = await app.send<Task>('PATCH', `${TASKS}/${first.id}`, { expectedOutput: '5' });
      const third = await app.send<Task>('PATCH', `${TASKS}/${second.id}`, { category: 'sums' });
      const since = (from = '') => app.get<TaskChanges>(`${TASKS}/${third.id}/changes${from}`);
      expect(await since()).toMatchObject({
        from: { version: 2 },
        to: { version: 3 },
        changes: [{ path: 'category', before: 'arithmetic', after: 'sums' }],
      });
      expect((await since(`?from=${first.id}`)).changes.map((change) => change.path)).toEqual([
        'category',
        'expectedOutput',
      ]);
      await expect(app.get(`${TASKS}/${first.id}/changes`)).rejects.toMatchObject({ code: 'not_found' });
      const other = await make({ key: 'other' });
      await expect(since(`?from=${other.id}`)).rejects.toMatchObject({ code: 'not_found' });
    });

    it('takes a key once, and gives it free when its task is archived', async () => {
      const racing = await Promise.allSettled([make(), make()]);
      expect(racing.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
      const { items } = await app.get<Page<TaskSummary>>(TASKS);
      await app.send('DELETE', `${TASKS}/${items[0]?.id}`);
      await expect(app.send('PATCH', `${TASKS}/${items[0]?.id}`, { category: 'x' })).rejects.toMatchObject({
        code: 'conflict',
      });
      expect(await make()).toMatchObject({ version: 2, archivedAt: null });
    });
  });

  it('counts what the list can be filtered by', async () => {
    await make({ tags: ['x', 'y'] });
    await make({ key: 'b', taskType: 'planning', category: 'trips', tags: ['x'] });
    expect(await app.get<TaskFacets>(`${TASKS}/facets`)).toEqual({
      taskTypes: [
        { value: 'planning', count: 1 },
        { value: 'reasoning', count: 1 },
      ],
      categories: [
        { value: 'arithmetic', count: 1 },
        { value: 'trips', count: 1 },
      ],
      tags: [
        { value: 'x', count: 2 },
        { value: 'y', count: 1 },
      ],
    });
  });

  it('previews an import task by task, also where some are wrong, and writes nothing', async () => {
    await make({ key: 'same', title: 'same' });
    const changed = await make({ key: 'changed', title: 'changed' });
    const line = (key: string, more = {}) => ({
      ...{ key, title: key, task_type: 'reasoning', category: 'arithmetic' },
      task_description: aTask().taskDescription,
      ...{ expected_output: '4', evaluation_criteria: { scorers: [{ type: 'number' }] } },
      ...more,
    });
    const tasks = [
      line('same'),
      line('changed', { expected_output: '5' }),
      line('new'),
      line('bad', { task_type: 'x' }),
    ];
    const text = tasks.map((task) => JSON.stringify(task)).join('\n');
    const response = await fetch(`${app.url}${TASKS}/import?dryRun=true&format=jsonl`, { method: 'POST', body: text });
    expect(response.status).toBe(422);
    const report = (await response.json()) as ImportReport;
    expect(report).toMatchObject({ created: [], updated: [], unchanged: [], invalid: [{ line: 4, key: 'bad' }] });
    expect(report.preview).toMatchObject([
      { key: 'same', line: 1, what: 'unchanged', changes: null },
      {
        ...{ key: 'changed', line: 2, what: 'updated', taskId: changed.id },
        changes: [{ path: 'expectedOutput', before: '4', after: '5' }],
      },
      { key: 'new', line: 3, what: 'created', taskId: null },
    ]);
    expect((await app.get<Page<TaskSummary>>(TASKS)).items).toHaveLength(2);
  });

  describe('try', () => {
    it('scores a pasted answer with its extraction, and stores nothing', async () => {
      const { id } = await make();
      const before = await count('benchmark_results');
      const right = await app.send<TriedTask>('POST', `${TASKS}/${id}/try`, { output: 'That makes\nANSWER: 4' });
      expect(right).toMatchObject({
        ...{
          status: 'scored',
          score: 1,
          accuracy: 1,
          passed: true,
          extracted: '4',
          extractRule: 'answer_line',
          answer: null,
        },
        scores: [{ scorer: 'number', expected: '4', got: '4', passed: true }],
      });
      const wrong = await app.send<TriedTask>('POST', `${TASKS}/${id}/try`, { output: 'ANSWER: 5' });
      expect(wrong).toMatchObject({ accuracy: 0, passed: false });
      const empty = await app.send<TriedTask>('POST', `${TASKS}/${id}/try`, { output: ' ' });
      expect(empty).toMatchObject({ accuracy: 0, outcome: 'empty' });
      expect(await count('benchmark_results')).toBe(before);
    });

    it('scores against the variant that is asked for', async () => {
      const variants = ['4', '7'].map((expectedOutput) => ({ taskDescription: 'How much?', expectedOutput }));
      const { id } = await make({ variants });
      const say = (variant: number) =>
        app.send<TriedTask>('POST', `${TASKS}/${id}/try`, { output: 'ANSWER: 7', variant });
      expect((await say(1)).passed).toBe(false);
      expect(await say(2)).toMatchObject({ passed: true, expectedOutput: '7' });
      await expect(say(3)).rejects.toMatchObject({ code: 'invalid_request', errors: [{ path: 'variant' }] });
    });

    it('takes a task that is not stored, and names what is wrong with it', async () => {
      const tried = await app.send<TriedTask>('POST', `${TASKS}/try`, { task: aTask(), output: 'ANSWER: 4' });
      expect(tried.passed).toBe(true);
      const bad = { task: { ...aTask(), taskType: 'x' }, output: 'a' };
      await expect(app.send('POST', `${TASKS}/try`, bad)).rejects.toMatchObject({
        ...{ code: 'invalid_request', errors: [{ path: 'task.taskType' }] },
      });
      expect((await app.get<Page<TaskSummary>>(TASKS)).items).toEqual([]);
    });

    it('refuses a body that neither brings an answer nor names a model', async () => {
      const { id } = await make();
      for (const body of [
        {},
        { output: null },
        { output: null, variant: null, model: null },
        { output: 4 },
        { variant: 0, output: '' },
        { serverId: 'x', model: 'y' },
        { answer: 'z' },
      ])
        await expect(app.send('POST', `${TASKS}/${id}/try`, body)).rejects.toMatchObject({ code: 'invalid_request' });
    });

    it('asks a model once, tells what it was sent, and stores nothing', async () => {
      const fake = await startFakeOllama({ models: ['adder'], answer: () => 'Let me see.\nANSWER: 4' });
      await app.register(fake.url, 'asked');
      const { id } = await make({ options: { temperature: 0 } });
      const nulls = { output: null, serverId: null, variant: null };
      const tried = await app.send<TriedTask>('POST', `${TASKS}/${id}/try`, { model: 'adder', ...nulls });
      expect(tried).toMatchObject({
        ...{ passed: true, output: 'Let me see.\nANSWER: 4' },
        answer: { model: 'adder:latest', server: 'asked', request: { options: { temperature: 0, numCtx: 8_192 } } },
      });
      expect(await count('runs')).toBe(0);
      const [server] = await app.database.query<{ owner: string | null }>(
        `SELECT lane_owner AS owner FROM servers WHERE name = 'asked'`,
      );
      expect(server?.owner).toBeNull();
      await expect(app.send('POST', `${TASKS}/${id}/try`, { model: 'nobody' })).rejects.toMatchObject({
        code: 'unknown_model',
      });
      await fake.close();
      await expect(app.send('POST', `${TASKS}/${id}/try`, { model: 'adder' })).rejects.toMatchObject({
        code: 'server_unreachable',
      });
    });

    it('leaves a server alone that works on a run', async () => {
      const fake = await startFakeOllama({ models: ['busy'], answer: () => 'ANSWER: 4' });
      const serverId = await app.register(fake.url, 'busy-one');
      const { id } = await make();
      await app.database.query(
        `UPDATE servers SET lane_owner = 'somebody', lane_until = now() + interval '1 hour', lane_mode = 'run' WHERE id = $1`,
        [serverId],
      );
      await expect(app.send('POST', `${TASKS}/${id}/try`, { model: 'busy' })).rejects.toMatchObject({ code: 'in_use' });
      await app.database.query(
        'UPDATE servers SET lane_owner = NULL, lane_until = NULL, lane_mode = NULL WHERE id = $1',
        [serverId],
      );
      await fake.close();
    });
  });

  describe('suites', () => {
    const SUITES = '/api/benchmarks/suites';
    const make = (draft: object) => app.send<Suite>('POST', SUITES, draft);

    it('are made, changed field by field, and deleted; their tasks stay', async () => {
      await app.send('POST', TASKS, aTask({ key: 'here' }));
      const suite = await make({ name: 'mine', taskKeys: ['here', 'gone'], epochs: 2, options: { temperature: 0 } });
      expect(suite).toMatchObject({ builtIn: false, taskKeys: ['here', 'gone'], taskCount: 1, epochs: 2, judge: null });
      const changed = await app.send<Suite>('PATCH', `${SUITES}/${suite.id}`, { taskKeys: ['here'], epochs: null });
      expect(changed).toMatchObject({ name: 'mine', taskKeys: ['here'], epochs: null, options: { temperature: 0 } });
      expect((await app.get<Page<TaskSummary>>(`${TASKS}?suite=mine`)).items.map((task) => task.key)).toEqual(['here']);
      await app.send('DELETE', `${SUITES}/${suite.id}`);
      await expect(app.get(`${SUITES}/${suite.id}`)).rejects.toMatchObject({ code: 'not_found' });
      expect((await app.get<Page<TaskSummary>>(TASKS)).items).toHaveLength(1);
    });

    it('have names of their own', async () => {
      await make({ name: 'a', taskKeys: [] });
      const other = await make({ name: 'b', taskKeys: [] });
      await expect(make({ name: 'a', taskKeys: [] })).rejects.toMatchObject({ code: 'name_taken' });
      await expect(app.send('PATCH', `${SUITES}/${other.id}`, { name: 'a' })).rejects.toMatchObject({
        ...{ code: 'name_taken', errors: [{ path: 'name' }] },
      });
    });

    it('protect the one that ships', async () => {
      const [{ id } = { id: '' }] = await app.database.query<{ id: string }>(
        `INSERT INTO suites (name, built_in) VALUES ('core', true) RETURNING id`,
      );
      await expect(app.send('PATCH', `${SUITES}/${id}`, { epochs: 1 })).rejects.toMatchObject({ code: 'built_in' });
      await expect(app.send('DELETE', `${SUITES}/${id}`)).rejects.toMatchObject({ code: 'built_in' });
    });

    it('refuse what is no suite', async () => {
      for (const draft of [
        {},
        { name: '', taskKeys: [] },
        { name: 'x', taskKeys: ['a', 'a'] },
        { name: 'x', taskKeys: 'a' },
        { name: 'x', taskKeys: [], epochs: 0 },
        { name: 'x', taskKeys: [], options: { numCtx: 4_096 } },
        { name: 'x', taskKeys: [], judge: { serverId: 'y' } },
        { name: 'x', taskKeys: [], builtIn: true },
      ])
        await expect(make(draft)).rejects.toMatchObject({ code: 'invalid_request' });
    });
  });
});
