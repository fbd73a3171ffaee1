// Keeps two commands in one checkout from installing or building at the same time.
import { createHash } from 'node:crypto';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { ROOT } from './workspace.mjs';

/** Runs `work` while no other process runs work of that name in this checkout; says so when it has to wait. */
export async function oneAtATime(name, work) {
  const folder = join(tmpdir(), `assay-${userInfo().uid}`);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const lock = join(folder, `${name}-${createHash('sha256').update(ROOT).digest('hex').slice(0, 16)}`);
  let told = false;
  while (!(await taken(lock))) {
    if (!told) console.log(`Waiting for another command that does the same (${name}) …`);
    told = true;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  try {
    return await work();
  } finally {
    await rm(lock, { force: true });
  }
}

async function taken(lock) {
  const own = `${lock}.${process.pid}`;
  await writeFile(own, String(process.pid));
  try {
    await link(own, lock);
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    await forgetTheDead(lock);
    return false;
  } finally {
    await rm(own, { force: true });
  }
}

async function forgetTheDead(lock) {
  const pid = Number(await readFile(lock, 'utf8').catch(() => ''));
  if (pid > 0 && !isAlive(pid)) await rm(lock, { force: true });
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
