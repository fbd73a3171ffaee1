import { randomBytes } from 'node:crypto';
import { chmod, link, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { CannotStart, SecretBox } from '@assay/server/config';
import { makeFolder, writeDurably } from './data-folder';
import { errorCode, folderFailure } from './start-failure';

const KEY_BYTES = 32;
/** How file systems say that a file has one name only. */
const WITHOUT_LINKS = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK']);

/**
 * The box for secrets of this installation. Its key lies in the file `secret-key` of the data folder with mode 0600, made at the first start;
 * processes that share a database share the file. Throws `CannotStart` with a sentence for people.
 */
export async function openSecretBox(dataDir: string): Promise<SecretBox> {
  const path = join(dataDir, 'secret-key');
  try {
    await makeFolder(dataDir, 0o700);
    const kept = (await readKey(path)) ?? (await makeKey(path));
    return SecretBox.of(kept);
  } catch (error) {
    throw error instanceof CannotStart ? error : folderFailure(dataDir, error);
  }
}

/** Null when there is no such file yet. */
async function readKey(path: string): Promise<Buffer | null> {
  try {
    const key = Buffer.from((await readFile(path, 'utf8')).trim(), 'base64url');
    if (key.length !== KEY_BYTES) {
      throw new CannotStart(
        `${path} holds no secret key. Put the right file back; or remove it, start again and enter the keys of your servers anew.`,
      );
    }
    if (((await stat(path)).mode & 0o077) !== 0) await chmod(path, 0o600);
    return key;
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null;
    throw error;
  }
}

/** Written whole and then named, so that of several processes that start together all take the same. */
async function makeKey(path: string): Promise<Buffer> {
  const own = `${path}.${randomBytes(6).toString('hex')}.new`;
  await writeDurably(own, `${randomBytes(KEY_BYTES).toString('base64url')}\n`);
  try {
    await link(own, path);
  } catch (error) {
    const code = errorCode(error);
    if (WITHOUT_LINKS.has(code)) await rename(own, path);
    // Another process was quicker.
    else if (code !== 'EEXIST') throw error;
  } finally {
    await rm(own, { force: true });
  }
  const key = await readKey(path);
  if (key === null) throw new CannotStart(`${path} went away while Assay started. Start again.`);
  return key;
}
