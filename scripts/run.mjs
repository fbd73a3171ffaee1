// Starts programs of the project with the Node that it is pinned to.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './workspace.mjs';

const OLDEST_MAJOR = 22;

/** The Node to run the project with: the pinned one where its package is installed, else the one that runs us, if it is new enough. */
export function projectNode() {
  const pinned = join(ROOT, 'node_modules', '.bin', process.platform === 'win32' ? 'node.exe' : 'node');
  if (existsSync(pinned)) return pinned;
  if (Number(process.versions.node.split('.')[0]) >= OLDEST_MAJOR) return process.execPath;
  throw new Error(
    `There is no pinned Node for ${process.platform}-${process.arch}, and this is Node ${process.versions.node}. Install Node ${OLDEST_MAJOR} or newer.`,
  );
}

/** Runs a program of Node in the root of the project, its output on ours. Rejects when it fails. */
export async function runNode(args, { env = {}, stdout = 'inherit' } = {}) {
  const child = spawn(projectNode(), args, {
    cwd: ROOT,
    stdio: ['inherit', stdout, 'inherit'],
    env: { ...process.env, ...env },
  });
  const code = await endedWithUs(child);
  if (code !== 0) throw new Error(`${args.slice(0, 3).join(' ')} failed (${code}).`);
}

/** A signal that ends us ends the child first, whoever it was sent to. */
async function endedWithUs(child) {
  const pass = (signal) => {
    child.kill(signal);
    child.once('close', () => process.exit(signal === 'SIGINT' ? 130 : 143));
  };
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, pass);
  try {
    return await ended(child);
  } finally {
    for (const signal of ['SIGINT', 'SIGTERM']) process.off(signal, pass);
  }
}

/** The exit code of a child, or the name of the signal that ended it. */
export function ended(child) {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => resolve(code ?? signal));
  });
}
