import { createHash } from 'node:crypto';
import type { TaskDraft } from '@assay/contracts';
import { aTask, someTasks } from '@assay/testing/builders';
import { clearTables, useDatabase } from '@assay/testing/database';
import { createDataSource } from '../data-source';
import { Database } from '../database';
import { SuiteRepository } from './suite.repository';
import { TaskVersionRepository, type HashedTask } from './task-version.repository';
import { TaskRepository, TASK_SORTS } from './task.repository';

function hashed(draft: TaskDraft): HashedTask {
  const hash = createHash('sha256').update(JSON.stringify(draft)).digest('hex');
  return { draft, promptHash: hash, criteriaHash: hash, contentHash: hash };
}

describe('task repositories', () => {
  const server = useDatabase();
  let database: Database;
  let tasks: TaskRepository;
  const write = (...drafts: TaskDraft[]) =>
    database.transaction((sql) => new TaskVersionRepository(sql).write(drafts.map(hashed)));

  beforeAll(async () => {
    database = new Database(await createDataSource({ url: server.url() }).initialize());
    tasks = new TaskRepository(database);
  });
  afterAll(() => database.close());
  afterEach(() => clearTables((text) => database.query(text)));

  it('make version 1, nothing on the same again, version 2 on a change', async () => {
    const [first] = await write(aTask());
    expect(first?.what).toBe('created');
    expect((await write(aTask()))[0]).toEqual({ ...first, what: 'unchanged' });
    const [second] = await write(aTask({ expectedOutput: '5' }));
    expect(second).toMatchObject({ what: 'updated', key: 'reasoning.sum' });
    expect(await tasks.find(first?.id ?? '')).toMatchObject({ version: 1, expectedOutput: '4' });
    expect(await tasks.find(second?.id ?? '')).toMatchObject({ version: 2, expectedOutput: '5' });
    expect((await tasks.list({})).items.map((task) => task.version)).toEqual([2]);
  });

  it('keep one current version when two writers edit at once', async () => {
    await write(aTask());
    const edits = Array.from({ length: 8 }, (_, at) => aTask({ expectedOutput: String(at + 10) }));
    await Promise.all(edits.map((edit) => write(edit)));
    expect((await tasks.list({})).items.map((task) => task.version)).toEqual([9]);
  });

  it('make a new task once when two writers bring it at once', async () => {
    const made = await Promise.all(Array.from({ length: 8 }, () => write(aTask())));
    expect(
      made
        .flat()
        .map(({ what }) => what)
        .sort(),
    ).toEqual(['created', ...Array<string>(7).fill('unchanged')]);
  });

  it('page through every sort without losing or repeating a task', async () => {
    await write(...someTasks(23));
    for (const sort of TASK_SORTS) {
      for (const descending of [false, true]) {
        const seen: string[] = [];
        for (let cursor: string | undefined; ;) {
          const page = await tasks.list({ sort, descending, limit: 5, cursor });
          seen.push(...page.items.map((task) => task.key));
          expect(page.total).toBe(23);
          if (page.nextCursor === null) break;
          cursor = page.nextCursor;
        }
        expect(seen).toHaveLength(23);
        expect(new Set(seen).size).toBe(23);
      }
    }
  });

  it('refuse a cursor of other filters and one that is garbage', async () => {
    await write(...someTasks(3));
    const { nextCursor } = await tasks.list({ limit: 1 });
    const of = (cursor: string, more = {}) => tasks.list({ limit: 1, cursor, ...more });
    await expect(of(nextCursor ?? '', { category: 'logic' })).rejects.toMatchObject({ code: 'invalid_cursor' });
    await expect(of('%%%')).rejects.toMatchObject({ code: 'invalid_cursor' });
    await expect(of(Buffer.from('[1,2,3]').toString('base64url'))).rejects.toMatchObject({ code: 'invalid_cursor' });
  });

  it('sort by code point whatever the collation of the database', async () => {
    await write(...['b', 'A', 'a', 'B', 'ä'].map((title, index) => aTask({ key: `k.${index}`, title })));
    expect((await tasks.list({ sort: 'title' })).items.map((task) => task.title)).toEqual(['A', 'B', 'a', 'b', 'ä']);
  });

  it('filter by every filter, and take wildcards of the user as plain characters', async () => {
    await write(
      aTask({ key: 'a', category: 'logic', difficulty: 2, tags: ['x'], title: '100 % sure' }),
      aTask({ key: 'b', taskType: 'planning', difficulty: 3, tags: ['x', 'y'] }),
      aTask({ key: 'c' }),
    );
    await new SuiteRepository(database).create({ name: 'mine', taskKeys: ['b', 'c'] });
    const keys = async (filter: object) => (await tasks.list(filter)).items.map((task) => task.key).sort();
    expect(await keys({ taskType: ['planning'] })).toEqual(['b']);
    expect(await keys({ category: 'logic' })).toEqual(['a']);
    expect(await keys({ difficulty: [2, 3] })).toEqual(['a', 'b']);
    expect(await keys({ tag: 'y' })).toEqual(['b']);
    expect(await keys({ suite: 'mine' })).toEqual(['b', 'c']);
    expect(await keys({ search: '100 %' })).toEqual(['a']);
    expect(await keys({ search: '1_0' })).toEqual([]);
    expect(await keys({ search: `'; DROP TABLE benchmark_tasks; --` })).toEqual([]);
  });

  it('archive once; the version stays readable', async () => {
    const [written] = await write(aTask());
    const archive = () => database.transaction((sql) => new TaskVersionRepository(sql).archive(written?.id ?? ''));
    expect(await archive()).toBe(true);
    expect(await archive()).toBe(false);
    expect((await tasks.list({})).items).toEqual([]);
    expect(await tasks.find(written?.id ?? '')).not.toBeNull();
  });
});

describe('SuiteRepository', () => {
  const server = useDatabase();
  let database: Database;
  let suites: SuiteRepository;

  beforeAll(async () => {
    database = new Database(await createDataSource({ url: server.url() }).initialize());
    suites = new SuiteRepository(database);
  });
  afterAll(() => database.close());

  it('keeps the order of its tasks and counts those that are there', async () => {
    await database.transaction((sql) => new TaskVersionRepository(sql).write([hashed(aTask({ key: 'here' }))]));
    const id = await suites.create({ name: 'one', taskKeys: ['gone', 'here'] });
    expect(await suites.find(id)).toMatchObject({
      name: 'one',
      taskKeys: ['gone', 'here'],
      taskCount: 1,
      builtIn: false,
    });
    await suites.update(id, { taskKeys: ['here', 'gone'], epochs: 5 });
    expect(await suites.find('one')).toMatchObject({ taskKeys: ['here', 'gone'], epochs: 5 });
  });

  it('takes a name once', async () => {
    await suites.create({ name: 'twice', taskKeys: [] });
    await expect(suites.create({ name: 'twice', taskKeys: [] })).rejects.toThrow(/suites_name_uq/);
  });
});
