import { execFileSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { dataFolder } from '../instance';

/** The PostgreSQL of a data folder. */
export interface Postmaster {
  readonly pid: number;
  readonly port: number;
}

/** Reads the file that PostgreSQL keeps while it runs. */
export async function postmasterOf(home: string): Promise<Postmaster> {
  const lines = (await readFile(join(dataFolder(home), 'postgres', 'postmaster.pid'), 'utf8')).split('\n');
  return { pid: Number(lines[0]), port: Number(lines[3]) };
}

/** All processes below one, at this moment. */
export function descendantsOf(pid: number): number[] {
  const table = execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' });
  const rows = table
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number));
  const below = (parent: number): number[] =>
    rows.flatMap(([child = 0, of]) => (of === parent && child !== parent ? [child, ...below(child)] : []));
  return below(pid);
}

/** Ends processes as a power cut would: all in the same moment, none is asked. */
export function killAll(pids: readonly number[]): void {
  for (const pid of pids) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
    }
  }
}

/** Whether a process is there; one that has ended and only waits to be collected is not. */
export function isAlive(pid: number): boolean {
  try {
    const state = execFileSync('ps', ['-o', 'stat=', '-p', String(pid)], { encoding: 'utf8' }).trim();
    return state !== '' && !state.startsWith('Z');
  } catch {
    return false;
  }
}

/** Looks again and again until something is there; the time-out of the spec ends it. */
export async function until<Found>(look: () => Promise<Found | null | false> | Found | null | false): Promise<Found> {
  for (;;) {
    const found = await look();
    if (found !== null && found !== false) return found;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
