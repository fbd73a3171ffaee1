import { execFile } from 'node:child_process';
import { readFile, readlink } from 'node:fs/promises';
import { promisify } from 'node:util';
import { errorCode } from './start-failure';

const run = promisify(execFile);

/** Whether a process exists; one that has ended and only waits to be collected does not count. */
export async function isAlive(pid: number): Promise<boolean> {
  if (!Number.isSafeInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    return errorCode(error) === 'EPERM';
  }
  const stat = await quietly(readFile(`/proc/${pid}/stat`, 'utf8'));
  return stat === null || !/^[ZX]/.test(afterName(stat));
}

/** A text that no other process with the same pid shares: when it began. Null where that cannot be told. */
export async function startOf(pid: number): Promise<string | null> {
  const stat = await quietly(readFile(`/proc/${pid}/stat`, 'utf8'));
  if (stat !== null) return afterName(stat).split(' ')[19] ?? null;
  const listed = await quietly(run('ps', ['-o', 'lstart=', '-p', String(pid)]));
  return listed?.stdout.trim() || null;
}

/** Whether a process is the PostgreSQL of this cluster, which works in its folder. Null where that cannot be told. */
export async function servesCluster(pid: number, cluster: string): Promise<boolean | null> {
  if (process.platform === 'win32') return null;
  if (process.platform === 'linux') {
    const cwd = await quietly(readlink(`/proc/${pid}/cwd`));
    return cwd === null ? null : cwd === cluster;
  }
  const listed = await quietly(run('ps', ['-ww', '-o', 'command=', '-p', String(pid)]));
  return listed === null ? null : listed.stdout.includes(cluster);
}

/** Waits until a process has ended; false when it has not within `ms`. */
export async function hasEnded(pid: number, ms: number): Promise<boolean> {
  const until = performance.now() + ms;
  while (await isAlive(pid)) {
    if (performance.now() > until) return false;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return true;
}

/** The name in /proc/PID/stat may hold spaces and brackets; what follows it may not. */
function afterName(stat: string): string {
  return stat.slice(stat.lastIndexOf(')') + 2);
}

/** A question that may have no answer: the process can end while it is asked. */
async function quietly<T>(answer: Promise<T>): Promise<T | null> {
  return answer.catch(() => null);
}
