import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FolderInUse } from './folder-in-use';
import { lockFolder } from './lock-folder';
import { startOf } from './process-table';

const KINDS = process.platform === 'linux' ? (['socket', 'file'] as const) : (['file'] as const);

describe('lockFolder', () => {
  let dir: string;

  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'assay-lock-'));
  });

  afterEach(() => rm(dir, { recursive: true, force: true }));

  describe.each(KINDS)('by %s', (kind) => {
    it('gives the folder to one and names it to the other, by whatever path', async () => {
      const lock = await lockFolder(dir, kind);
      await lock.announce('http://127.0.0.1:4711');
      await symlink(dir, join(dir, 'link'));
      const refusal = lockFolder(join(dir, 'link'), kind);
      await expect(refusal).rejects.toBeInstanceOf(FolderInUse);
      await expect(refusal).rejects.toMatchObject({ holder: { pid: process.pid, url: 'http://127.0.0.1:4711' } });
      await lock.release();
      await (await lockFolder(dir, kind)).release();
    });

    it('gives it to exactly one of many', async () => {
      const tries = await Promise.allSettled(Array.from({ length: 20 }, () => lockFolder(dir, kind)));
      const won = tries.filter((result) => result.status === 'fulfilled');
      expect(won).toHaveLength(1);
      await won[0]?.value.release();
    });
  });

  it.each([
    ['of a process that has ended', async () => ({ pid: await endedPid(), started: '1' })],
    ['whose pid another program has now', async () => ({ pid: process.pid, started: '1' })],
  ])('takes over a lock file %s', async (_case, holder) => {
    await writeFile(join(dir, 'assay.lock'), JSON.stringify(await holder()));
    const lock = await lockFolder(dir, 'file');
    await expect(lockFolder(dir, 'file')).rejects.toBeInstanceOf(FolderInUse);
    await lock.release();
    expect(await readdir(dir)).toEqual([]);
  });

  it('leaves a lock file of a living process alone', async () => {
    await writeFile(join(dir, 'assay.lock'), JSON.stringify({ pid: process.pid, started: await startOf(process.pid) }));
    await expect(lockFolder(dir, 'file')).rejects.toBeInstanceOf(FolderInUse);
  });
});

async function endedPid(): Promise<number> {
  const child = spawn(process.execPath, ['-e', ''], { stdio: 'ignore' });
  await once(child, 'exit');
  return child.pid ?? 0;
}
