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

/** Runs a program of Node in the root of the project, its output on ours (or `stdout`, a file descriptor). Rejects when it fails. */
export async function runNode(args, { env = {}, stdout = 'inherit' } = {}) {
  const child = start(args, env, ['inherit', stdout, 'inherit']);
  const code = await endedWithUs(child);
  if (code !== 0) throw new Error(`${args.slice(0, 3).join(' ')} failed (${code}).`);
}

/** The same without output, unless it fails: then what it wrote is the message. */
export async function runQuietly(args, env = {}) {
  const child = start(args, env, ['ignore', 'pipe', 'pipe']);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (part) => (output += part));
  const code = await endedWithUs(child);
  if (code !== 0) throw new Error(output.trim() || `${args.slice(0, 3).join(' ')} failed (${code}).`);
}

function start(args, env, stdio) {
  return spawn(projectNode(), args, { cwd: ROOT, stdio, env: { ...process.env, ...env } });
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
