import { readFileSync, readdirSync } from 'node:fs';

/** Processes that this one started and their descendants; none where the system does not say (not Linux). */
export function childProcesses(pid: number = process.pid): readonly number[] {
  const children = threadsOf(pid).flatMap((thread) =>
    read(`/proc/${pid}/task/${thread}/children`).split(' ').filter(Boolean).map(Number),
  );
  return children.flatMap((child) => [child, ...childProcesses(child)]);
}

/** Guests among them: processes that run this script. */
export function guestProcesses(script = 'runner.mjs'): readonly number[] {
  return childProcesses().filter((pid) => read(`/proc/${pid}/cmdline`).includes(script));
}

/** The most memory that a process has held so far, MiB; 0 where it is gone. */
export function peakMiB(pid: number): number {
  return Number(/VmHWM:\s+(\d+)/.exec(read(`/proc/${pid}/status`))?.[1] ?? 0) / 1_024;
}

function threadsOf(pid: number): readonly string[] {
  try {
    return readdirSync(`/proc/${pid}/task`);
  } catch {
    return [];
  }
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
