import { realpath } from 'node:fs/promises';
import type { DataFolder } from './data-folder';
import { clusterBehind } from './login';
import { disownPostmaster, readPostmaster, type Postmaster } from './postmaster-file';
import { hasEnded, isAlive, servesCluster } from './process-table';
import { terminate, type RunningServer } from './server';

/** Longest wait for a server that is starting or stopping on its own. */
const PATIENCE_MS = 120_000;

/**
 * What an earlier process left behind when it was killed: its PostgreSQL, still running, is taken over. Null when there is none; then
 * nothing stands in the way of a new one. Only for the holder of the folder lock.
 */
export async function adopt(folder: DataFolder, password: string): Promise<RunningServer | null> {
  const cluster = await realpath(folder.cluster);
  const left = await settled(folder);
  if (left === null) return null;
  const ours = (await isAlive(left.pid)) ? await servesCluster(left.pid, cluster) : false;
  if (ours !== false) {
    const behind = await clusterBehind(left.port, password);
    if (behind !== null && (await realpath(behind)) === cluster) return { pid: left.pid, port: left.port };
    if (ours === true) await terminate(left.pid);
  }
  await disownPostmaster(folder.cluster);
  return null;
}

/** Waits while the server is on its way up or down. */
async function settled(folder: DataFolder): Promise<Postmaster | null> {
  const until = performance.now() + PATIENCE_MS;
  for (;;) {
    const found = await readPostmaster(folder.cluster);
    if (found === null || found.status === 'ready' || performance.now() > until) return found;
    if (await hasEnded(found.pid, 50)) return found;
  }
}
