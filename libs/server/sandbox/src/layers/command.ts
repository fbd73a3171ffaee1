import type { GuestLimits } from '../sandbox-limits';
import type { Layers } from './layers';

/** A program with its arguments. */
export interface Command {
  readonly file: string;
  readonly args: readonly string[];
}

/** What a guest process may read: Node itself and these folders and files. */
export interface GuestProgram {
  readonly node: string;
  readonly readable: readonly string[];
  readonly script: string;
  readonly args: readonly string[];
  /** For our own program that makes code of a schema: a guest never may. */
  readonly generatesCode?: boolean;
  /** Memory of V8 itself, MiB; default 192. */
  readonly heapMiB?: number;
}

/**
 * Its stack, KiB, as deep recursion of a guest needs nearly all of the usual 8 MiB; and how much a function of
 * an engine runs before it is compiled anew for speed, as most guests end before that pays.
 */
const V8_FLAGS = ['--stack-size=7600', '--wasm-tiering-budget=100000000'];

/** The command that starts a guest within the layers: innermost Node with its permission model, around it what the machine offers. */
export function guestCommand(program: GuestProgram, layers: Layers, limits: GuestLimits['process']): Command {
  const node = nodeCommand(program);
  const enclosed = layers.bwrap ? withBwrap(node, program) : node;
  return layers.ulimit ? withUlimit(enclosed, limits) : enclosed;
}

function nodeCommand({ node, readable, script, args, generatesCode = false, heapMiB = 192 }: GuestProgram): Command {
  const permitted = readable.map((path) => `--allow-fs-read=${path}`);
  const code = generatesCode ? [] : ['--disallow-code-generation-from-strings'];
  const flags = ['--permission', ...permitted, '--no-addons', ...code, `--max-old-space-size=${heapMiB}`];
  return { file: node, args: [...flags, ...V8_FLAGS, '--no-warnings', script, ...args] };
}

function withUlimit(inner: Command, { dataMiB, cpuSeconds, files }: GuestLimits['process']): Command {
  const limits = `ulimit -c 0; ulimit -f 0; ulimit -n ${files}; ulimit -t ${cpuSeconds}; ulimit -d ${dataMiB * 1_024}`;
  return { file: '/bin/sh', args: ['-c', `${limits}; exec "$@"`, 'sh', inner.file, ...inner.args] };
}

/** Libraries of the system that Node is linked with; what is not there is left out. */
const SYSTEM = ['/usr/lib', '/usr/lib64', '/lib', '/lib64'];

function withBwrap(inner: Command, { node, readable }: GuestProgram): Command {
  const shown = [...SYSTEM, node, ...readable].flatMap((path) => ['--ro-bind-try', path, path]);
  const alone = ['--unshare-all', '--die-with-parent', '--new-session', '--clearenv', '--setenv', 'TZ', 'UTC'];
  const empty = ['--cap-drop', 'ALL', '--proc', '/proc', '--dev', '/dev', '--chdir', '/'];
  return { file: 'bwrap', args: [...alone, ...shown, ...empty, '--', inner.file, ...inner.args] };
}
