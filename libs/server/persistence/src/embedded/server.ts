import { spawn } from 'node:child_process';
import { open, rename, stat } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { CannotStart } from '@assay/server/config';
import type { DataFolder } from './data-folder';
import type { Identity } from './identity';
import { readPostmaster } from './postmaster-file';
import { hasEnded, isAlive } from './process-table';
import { serverFailure } from './start-failure';

/** A PostgreSQL that answers. */
export interface RunningServer {
  readonly pid: number;
  readonly port: number;
}

/** What is needed to start one. */
export interface LaunchPlan {
  readonly folder: DataFolder;
  readonly identity: Identity;
  readonly durable: boolean;
  readonly onProgress: (text: string) => void;
}

const PATIENCE_MS = 15_000;
const LOG_LIMIT = 5_000_000;
const READY_LIMIT_MS = 600_000;
const SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '100',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_line_prefix: '%m [%p] ',
  log_checkpoints: 'off',
  // Statements hold prompts and answers: they do not belong into a log.
  log_min_error_statement: 'panic',
} as const;
const THROWN_AWAY = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' } as const;

/** Starts PostgreSQL on a free loopback port, or on `port`, and waits until it accepts connections. Throws `CannotStart`. */
export async function launch(plan: LaunchPlan, port?: number): Promise<RunningServer> {
  const until = performance.now() + PATIENCE_MS;
  for (;;) {
    const started = await launchOn(plan, port ?? (await freePort()));
    if (typeof started !== 'string') return started;
    if (performance.now() > until || !isPassing(started, port))
      throw serverFailure('PostgreSQL does not start', started);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** Another program may have taken the port since it was found free; processes of a killed PostgreSQL take a moment to notice. */
function isPassing(output: string, port: number | undefined): boolean {
  if (/pre-existing shared memory block/i.test(output)) return true;
  return port === undefined && /could not bind|Address already in use/i.test(output);
}

/** Ends PostgreSQL: first orderly (open transactions are rolled back), then without its help. Takes 25 s at most. */
export async function terminate(pid: number): Promise<void> {
  const steps = [
    ['SIGINT', 15_000],
    ['SIGQUIT', 5_000],
    ['SIGKILL', 5_000],
  ] as const;
  for (const [signal, patience] of steps) {
    if (!(await isAlive(pid))) return;
    try {
      process.kill(pid, signal);
    } catch (error) {
      if (await isAlive(pid)) throw error;
    }
    if (await hasEnded(pid, patience)) return;
  }
}

async function launchOn(plan: LaunchPlan, port: number): Promise<RunningServer | string> {
  const { folder, identity } = plan;
  await rotate(folder.log);
  const log = await open(folder.log, 'a+', 0o600);
  try {
    if (identity.user !== null) await log.chown(identity.user.uid, identity.user.gid);
    const from = (await log.stat()).size;
    const [file = '', ...args] = serverCommand(plan, port);
    // Detached: Ctrl-C reaches us, and PostgreSQL when we are done. Its output goes to a file, so that it can outlive us and be adopted.
    const child = spawn(file, args, {
      detached: true,
      stdio: ['ignore', log.fd, log.fd],
      windowsHide: true,
      ...identity.user,
    });
    const failed = new Promise<string>((resolve) => child.once('error', (error) => resolve(error.message)));
    child.unref();
    const pid = child.pid;
    if (pid === undefined) return await failed;
    if (await becomesReady(plan, pid)) return { pid, port };
    const size = (await log.stat()).size - from;
    return (await log.read(Buffer.alloc(Math.min(size, 8_000)), 0, null, from)).buffer.toString();
  } finally {
    await log.close();
  }
}

function serverCommand({ folder, identity, durable }: LaunchPlan, port: number): string[] {
  const settings = Object.entries({ ...SETTINGS, ...(durable ? {} : THROWN_AWAY) });
  return [
    ...[...identity.prefix, join(identity.native, 'bin', 'postgres'), '-D', folder.cluster, '-p', String(port)],
    ...settings.flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ];
}

/** False when the process ends first. Recovery after a crash takes as long as it takes, and is told every 10 s. */
async function becomesReady({ folder, onProgress }: LaunchPlan, pid: number): Promise<boolean> {
  const began = performance.now();
  for (let told = began; ;) {
    const written = await readPostmaster(folder.cluster);
    if (written?.pid === pid && written.status === 'ready') return true;
    if (!(await isAlive(pid))) return false;
    const now = performance.now();
    if (now - began > READY_LIMIT_MS) {
      await terminate(pid);
      throw new CannotStart(`PostgreSQL did not become ready within 10 minutes. Its log is ${folder.log}.`);
    }
    if (now - told > 10_000) {
      onProgress('PostgreSQL is repairing the database after a crash …');
      told = now;
    }
    await new Promise((resolve) => setTimeout(resolve, 15));
  }
}

async function rotate(log: string): Promise<void> {
  const size = await stat(log).then(
    (found) => found.size,
    () => 0,
  );
  if (size > LOG_LIMIT) await rename(log, `${log}.1`);
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}
