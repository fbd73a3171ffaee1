import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSecretBox } from './secret-key';

describe('openSecretBox', () => {
  let folder: string;
  beforeEach(async () => (folder = await mkdtemp(join(tmpdir(), 'assay-key-'))));
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('makes a key at the first start, for its owner alone, in a folder for its owner alone', async () => {
    const dir = join(folder, 'data');
    const sealed = (await openSecretBox(dir)).seal('sk-1');
    expect((await stat(dir)).mode & 0o777).toBe(0o700);
    expect((await stat(join(dir, 'secret-key'))).mode & 0o777).toBe(0o600);
    expect(await readdir(dir)).toEqual(['secret-key']);
    expect((await openSecretBox(dir)).open(sealed)).toBe('sk-1');
  });

  it('gives processes that start together the same key', async () => {
    const boxes = await Promise.all(Array.from({ length: 8 }, () => openSecretBox(folder)));
    const sealed = boxes[0]?.seal('sk-1') ?? '';
    expect(boxes.map((box) => box.open(sealed))).toEqual(Array(8).fill('sk-1'));
  });

  it('closes a file that others may read', async () => {
    await openSecretBox(folder);
    await chmod(join(folder, 'secret-key'), 0o644);
    await openSecretBox(folder);
    expect((await stat(join(folder, 'secret-key'))).mode & 0o777).toBe(0o600);
  });

  it('never writes over a file that holds no key', async () => {
    await writeFile(join(folder, 'secret-key'), 'oops');
    await expect(openSecretBox(folder)).rejects.toThrow(/secret-key holds no secret key\. Put the right file back/);
    expect(await readFile(join(folder, 'secret-key'), 'utf8')).toBe('oops');
  });

  it('says what is wrong with a folder that cannot be made', async () => {
    await writeFile(join(folder, 'file'), '');
    await expect(openSecretBox(join(folder, 'file', 'data'))).rejects.toThrow(
      /cannot be used: a part of the path is a file/,
    );
  });
});
