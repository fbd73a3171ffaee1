import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { errorCode } from './start-failure';

/** What a running PostgreSQL writes about itself into its cluster. */
export interface Postmaster {
  readonly pid: number;
  readonly port: number;
  /** `starting`, `ready`, `stopping`, … */
  readonly status: string;
}

/** Reads `postmaster.pid`; null when there is none or it is not whole yet. */
export async function readPostmaster(cluster: string): Promise<Postmaster | null> {
  const text = await readText(cluster);
  const lines = text?.split('\n') ?? [];
  const pid = Number(lines[0]);
  return Number.isSafeInteger(pid) && pid > 0
    ? { pid, port: Number(lines[3] ?? 0), status: (lines[7] ?? 'starting').trim() }
    : null;
}

/**
 * Tells PostgreSQL that the process named in a left-over `postmaster.pid` is not its own, although the pid is in use. The file stays,
 * because its other lines let PostgreSQL notice orphans that still use the shared memory; our own pid is one that it never takes for
 * another PostgreSQL, as we are the parent of the one that we start.
 */
export async function disownPostmaster(cluster: string): Promise<void> {
  const text = await readText(cluster);
  if (text === null) return;
  const path = join(cluster, 'postmaster.pid');
  const lines = text.split('\n');
  if (lines.length < 7) return rm(path, { force: true });
  // In place, so that the file keeps its owner.
  await writeFile(path, [String(process.pid), ...lines.slice(1)].join('\n'));
}

async function readText(cluster: string): Promise<string | null> {
  try {
    return await readFile(join(cluster, 'postmaster.pid'), 'utf8');
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null;
    throw error;
  }
}
