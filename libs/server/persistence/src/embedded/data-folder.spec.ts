import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CannotStart } from '@assay/server/config';
import { databasePassword, openDataFolder } from './data-folder';
import { folderFailure, serverFailure } from './start-failure';

describe('openDataFolder', () => {
  let root: string;

  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'assay-folder-'));
  });

  afterEach(() => rm(root, { recursive: true, force: true }));

  it('makes missing folders, for their owner only', async () => {
    const { dir } = await openDataFolder(join(root, 'a', 'b'));
    expect((await stat(dir)).mode & 0o777).toBe(0o700);
  });

  it.each([
    ['is a file', ['taken'], 'file'],
    ['lies below a file', ['taken', 'deeper'], 'a part of the path is a file'],
    ['lies where nobody can write', ['/proc/assay'], 'cannot be used'],
  ])('says so when the folder %s', async (_case, parts, words) => {
    await writeFile(join(root, 'taken'), '');
    const dir = parts[0]?.startsWith('/') ? join(...parts) : join(root, ...parts);
    const refusal: unknown = await openDataFolder(dir).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(CannotStart);
    expect(String(refusal)).toContain(`The data folder ${dir} cannot be used`);
    expect(String(refusal)).toContain(words);
  });

  it('makes one password and keeps it', async () => {
    const folder = await openDataFolder(root);
    const password = await databasePassword(folder);
    expect(password).toMatch(/^[\w-]{43}$/);
    expect(await databasePassword(folder)).toBe(password);
    expect((await stat(folder.password)).mode & 0o777).toBe(0o600);
  });
});

describe('folderFailure', () => {
  it.each([
    ['EROFS', 'read-only disk'],
    ['ENOSPC', 'disk is full'],
    ['EACCES', 'may not write'],
  ])('explains %s', (code, words) => {
    expect(folderFailure('/data', Object.assign(new Error('x'), { code })).message).toContain(words);
  });
});

describe('serverFailure', () => {
  it('shows the lines that tell, without the chatter', () => {
    const output =
      '2026 LOG:  starting\n2026 FATAL:  data directory has wrong ownership\n2026 HINT:  start as its owner\n';
    const { message } = serverFailure('PostgreSQL does not start', output);
    expect(message).toContain('FATAL:  data directory has wrong ownership');
    expect(message).toContain('HINT:  start as its owner');
    expect(message).not.toContain('starting');
  });

  it('knows a full disk', () => {
    expect(serverFailure('x', 'FATAL: could not write: No space left on device').message).toContain('the disk is full');
  });
});
