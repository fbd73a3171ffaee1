import { join } from 'node:path';
import { runToEnd } from '../engines/run-to-end';
import type { Installation } from '../installation';
import type { GuestLimits } from '../sandbox-limits';
import { guestCommand } from './command';
import { NO_LAYERS, type Layers } from './layers';

/** How long a machine may take to answer; a busy one is slow. */
const PROBE_MS = 20_000;

/** What a guest of the outer layers could do; all of it should be refused, `listen` by bubblewrap only. */
export interface Leaks {
  readonly read: boolean;
  readonly write: boolean;
  readonly spawn: boolean;
  readonly worker: boolean;
  readonly evaluate: boolean;
  readonly environment: boolean;
  readonly listen: boolean;
}

export interface Probe {
  readonly layers: Layers;
  /** Why a layer is not there, one sentence each. */
  readonly missing: readonly string[];
}

/** Tries each layer that this machine may offer; one that does not hold is left out. Throws when not even Node's own holds. */
export async function probeLayers(installation: Installation, limits: GuestLimits): Promise<Probe> {
  const attempt = (layers: Layers): Promise<Leaks> => leaksWith(layers, installation, limits);
  const plain = await attempt(NO_LAYERS);
  const leak = firstLeak(plain);
  if (leak !== null) throw new Error(`The permission model of Node does not hold: ${leak} is possible.`);
  const ulimit = await works(() => attempt({ ulimit: true, bwrap: false }));
  const bwrap = await works(() => attempt({ ulimit: ulimit === null, bwrap: true }));
  const missing = [
    ...(ulimit === null ? [] : [`No limits of the operating system: ${ulimit}`]),
    ...(bwrap === null ? [] : [`No bubblewrap: ${bwrap}`]),
  ];
  return { layers: { ulimit: ulimit === null, bwrap: bwrap === null }, missing };
}

/** Null, or why not. */
async function works(attempt: () => Promise<Leaks>): Promise<string | null> {
  try {
    const leak = firstLeak(await attempt());
    return leak === null ? null : `${leak} is possible within it.`;
  } catch (error) {
    const { message } = error as Error;
    return /ENOENT|not found/.test(message) ? 'it is not installed.' : message;
  }
}

function firstLeak(leaks: Leaks): string | null {
  const { listen: _, ...never } = leaks;
  const found = Object.entries(never).find(([, possible]) => possible);
  return found === undefined ? null : found[0];
}

async function leaksWith(layers: Layers, installation: Installation, limits: GuestLimits): Promise<Leaks> {
  const { node, guestDir, pyodideDir } = installation;
  const script = join(guestDir, 'self-test.mjs');
  const program = { node, readable: [guestDir], script, args: [join(pyodideDir, 'package.json')] };
  const said = await runToEnd(guestCommand(program, layers, limits.process), PROBE_MS);
  return JSON.parse(said.toString('utf8')) as Leaks;
}
