import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { OutputError, outputError, writeFileOf, writeJson } from './out-file';

async function* pieces(last: () => string): AsyncGenerator<string> {
  yield await Promise.resolve('first\n');
  yield last();
}
const full = Object.assign(new Error('no space'), { code: 'ENOSPC', syscall: 'write' });

describe('writeFileOf', () => {
  let folder: string;
  beforeEach(async () => (folder = await mkdtemp(join(tmpdir(), 'assay out '))));
  afterEach(() => rm(folder, { recursive: true }));

  it('writes all pieces', async () => {
    await writeFileOf(
      join(folder, 'a'),
      pieces(() => 'second\n'),
    );
    await writeJson(join(folder, 'b'), { a: 1 });
    expect(await readFile(join(folder, 'a'), 'utf8')).toBe('first\nsecond\n');
    expect(JSON.parse(await readFile(join(folder, 'b'), 'utf8'))).toEqual({ a: 1 });
  });

  it('leaves no half of a file, and says that the disk is full', async () => {
    const written = writeFileOf(
      join(folder, 'a'),
      pieces(() => {
        throw full;
      }),
    );
    await expect(written).rejects.toThrow(/could not be written: the disk is full/);
    expect(await readdir(folder)).toEqual([]);
  });
});

describe('outputError', () => {
  it('leaves errors alone that are none of the output', () => {
    const away = Object.assign(new Error('refused'), { code: 'ECONNREFUSED', syscall: 'connect' });
    expect(outputError(away, 'The output')).toBe(away);
    expect(outputError(full, 'The output')).toBeInstanceOf(OutputError);
  });
});
