import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const PREFIX = 'python-';
const SUFFIX = '.snapshot';

/** What a snapshot depends on: another one of these needs another snapshot. */
export interface SnapshotKey {
  readonly engine: string;
  readonly node: string;
  /** Folder of the programs that are in it. */
  readonly sources: string;
}

/** Keeps the memory of a started Python interpreter in a folder: made once, at the first start that needs it. */
export class SnapshotStore {
  private made: Promise<string | null> | null = null;

  /** `make()` gives the bytes. */
  constructor(
    private readonly folder: string,
    private readonly key: SnapshotKey,
    private readonly make: () => Promise<Buffer>,
  ) {}

  /** The file to start from; null where none can be made, and Python starts without it, which takes about two seconds. */
  file(): Promise<string | null> {
    this.made ??= this.find().catch(() => null);
    return this.made;
  }

  /** The file is of no use: from now on Python starts without one. */
  async drop(): Promise<void> {
    const file = await this.file();
    this.made = Promise.resolve(null);
    if (file !== null) await rm(file, { force: true });
  }

  private async find(): Promise<string> {
    const file = join(this.folder, `${PREFIX}${await this.hash()}${SUFFIX}`);
    if (await isThere(file)) return file;
    const bytes = await this.make();
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    const unfinished = `${file}.${process.pid}.part`;
    await writeFile(unfinished, bytes);
    await rename(unfinished, file);
    await this.removeOthers(file);
    return file;
  }

  private async hash(): Promise<string> {
    const hash = createHash('sha256').update(`${this.key.engine}\n${this.key.node}\n`);
    for (const name of (await readdir(this.key.sources, { recursive: true })).sort()) {
      const path = join(this.key.sources, name);
      if ((await stat(path)).isFile()) hash.update(`${name}\n`).update(await readFile(path));
    }
    return hash.digest('hex').slice(0, 24);
  }

  private async removeOthers(file: string): Promise<void> {
    for (const name of await readdir(this.folder)) {
      const path = join(this.folder, name);
      if (name.startsWith(PREFIX) && name.endsWith(SUFFIX) && path !== file) await rm(path, { force: true });
    }
  }
}

async function isThere(file: string): Promise<boolean> {
  return stat(file).then(
    (found) => found.isFile(),
    () => false,
  );
}
