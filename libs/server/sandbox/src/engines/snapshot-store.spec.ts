import { mkdtemp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SnapshotStore } from './snapshot-store';

describe('SnapshotStore', () => {
  let root: string;
  let made: number;
  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'assay-snapshots-'));
    await mkdir(join(root, 'sources'));
    await writeFile(join(root, 'sources', 'a.py'), 'a');
    made = 0;
  });
  afterEach(() => rm(root, { recursive: true }));

  const store = (node = 'v22') =>
    new SnapshotStore(join(root, 'kept'), { engine: 'python 3', node, sources: join(root, 'sources') }, () => {
      made += 1;
      return Promise.resolve(Buffer.from(`memory ${made}`));
    });

  it('makes one and finds it again', async () => {
    const file = await store().file();
    expect(await readFile(file ?? '', 'utf8')).toBe('memory 1');
    expect(await store().file()).toBe(file);
    expect(made).toBe(1);
  });

  it('makes another for another Node and for other programs, and keeps only that', async () => {
    const first = await store().file();
    expect(await store('v23').file()).not.toBe(first);
    await writeFile(join(root, 'sources', 'a.py'), 'b');
    await store().file();
    expect(made).toBe(3);
    expect((await readdir(join(root, 'kept'))).length).toBe(1);
  });

  it('goes without one where none can be made or kept', async () => {
    const key = { engine: 'python 3', node: 'v22', sources: join(root, 'sources') };
    const broken = new SnapshotStore(join(root, 'kept'), key, () => Promise.reject(new Error('no')));
    expect(await broken.file()).toBeNull();
    await writeFile(join(root, 'file'), '');
    const nowhere = new SnapshotStore(join(root, 'file', 'kept'), key, () => Promise.resolve(Buffer.from('x')));
    expect(await nowhere.file()).toBeNull();
  });

  it('forgets one that is of no use', async () => {
    const one = store();
    await one.file();
    await one.drop();
    expect(await one.file()).toBeNull();
    expect(await readdir(join(root, 'kept'))).toEqual([]);
  });
});
