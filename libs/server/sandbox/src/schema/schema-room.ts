import type { JsonObject, JsonValue } from '@assay/contracts';
import type { SchemaCheck } from '@assay/domain/run';
import { join } from 'node:path';
import { findPackages } from '../installation';
import { guestCommand } from '../layers/command';
import { GuestProcess, nonce } from '../process/guest-process';
import { readReply } from '../run/reply';
import { short } from '../run/problems';
import { GUEST_LIMITS } from '../sandbox-limits';

/** A sensible schema takes milliseconds. */
const LIMITS = { cpuMs: 2_000, wallMs: 60_000 };
/** Heap for the code of a schema and the value, MiB. */
const HEAP_MIB = 128;
const IDLE_MS = 60_000;
/** The largest frame: an answer of 1 MB, quoted. */
const PIPE_BYTES = 16 * 1_048_576;

const TOO_COSTLY = 'it takes too much time or memory';

/** Holds values against JSON Schemas in a process that can be ended; one after another. */
export class SchemaRoom {
  private process: GuestProcess | null = null;
  private idle: NodeJS.Timeout | undefined;
  private queue: Promise<unknown> = Promise.resolve();

  /** `root`: the folder of package.json. */
  constructor(private readonly root: string) {}

  check(schema: JsonObject, value: JsonValue): Promise<SchemaCheck> {
    const checked = this.queue.then(() => this.checkNow(schema, value));
    this.queue = checked.catch(() => undefined);
    return checked;
  }

  async close(): Promise<void> {
    await this.queue;
    clearTimeout(this.idle);
    const { process } = this;
    this.process = null;
    await process?.leave();
  }

  private async checkNow(schema: JsonObject, value: JsonValue): Promise<SchemaCheck> {
    clearTimeout(this.idle);
    const process = await this.started();
    if (process === null) return { ok: false, ours: true, problem: 'The process that checks schemas did not start.' };
    const n = nonce();
    const frame = await process.request({ n, schema, value }, LIMITS);
    process.pause();
    const reply = frame.kind === 'guest' ? readReply(frame.text, n) : null;
    this.rest(process);
    return reply === null ? { ok: false, ours: false, problem: TOO_COSTLY } : readCheck(reply);
  }

  private async started(): Promise<GuestProcess | null> {
    if (this.process?.alive === true) {
      this.process.wake();
      return this.process;
    }
    const { node, guestDir, packages } = findPackages(this.root);
    const program = {
      node,
      readable: [guestDir, packages],
      script: join(guestDir, 'schema', 'check.mjs'),
      args: [JSON.stringify({ packages })],
      generatesCode: true,
      heapMiB: HEAP_MIB,
    };
    const layers = { ulimit: process.platform !== 'win32', bwrap: false };
    const started = new GuestProcess(guestCommand(program, layers, GUEST_LIMITS.process), PIPE_BYTES);
    this.process = (await started.ready()) === null ? started : null;
    return this.process;
  }

  /** The process waits for the next value for a while, and keeps nothing else from ending. */
  private rest(process: GuestProcess): void {
    process.rest();
    this.idle = setTimeout(() => process.end(), IDLE_MS);
    this.idle.unref();
  }
}

function readCheck(reply: JsonObject): SchemaCheck {
  const { broken, valid, at, message } = reply as { readonly [name: string]: JsonValue | undefined };
  if (typeof broken === 'string') return { ok: false, ours: false, problem: short(broken) };
  const where = typeof at === 'string' && at !== '' ? at : 'The value';
  return { ok: true, fault: valid === true ? null : short(`${where} ${typeof message === 'string' ? message : ''}`) };
}
