import type { JsonObject, JsonValue } from '@assay/contracts';
import type { CallOutcome, CodeCall, CodeLimits, CodeProblem, CodeProgram } from '@assay/domain/run';
import type { EndFrame, GuestFrame } from '../process/frame';
import { nonce, type GuestProcess } from '../process/guest-process';
import { problemOfEnd, problemOfError, problemOfReply, TAMPER } from './problems';
import { readError, readReply } from './reply';

/** A reply that is what was asked for, or what went wrong instead. */
export type Heard =
  | { readonly reply: JsonObject; readonly printed: string }
  | { readonly problem: CodeProblem; readonly printed: string };

export interface Loaded {
  readonly problem: CodeProblem | null;
  readonly chosen: number | null;
}

/** The process that holds an answer. It gets inputs and gives values; it never learns what was expected. */
export class Candidate {
  constructor(
    private readonly process: GuestProcess,
    private readonly limits: Pick<CodeLimits, 'cpuMs' | 'wallMs'>,
  ) {}

  get alive(): boolean {
    return this.process.alive;
  }

  /** Runs the program up to the point where its function can be called. */
  async load({ sources, entryPoint }: CodeProgram): Promise<Loaded> {
    const heard = await this.ask({ op: 'load', sources, entry: entryPoint });
    if ('problem' in heard) return { problem: heard.problem, chosen: null };
    const { reply } = heard;
    const chosen = typeof reply['chosen'] === 'number' ? reply['chosen'] : null;
    if (reply['missing'] === true) return { problem: missing(entryPoint), chosen };
    if ('err' in reply) return { problem: loadProblem(reply), chosen };
    return { problem: problemOfReply(reply), chosen };
  }

  /** Calls the function once. */
  async call({ args, kwargs = {} }: CodeCall): Promise<CallOutcome> {
    const heard = await this.ask({ op: 'call', handle: 0, args, kwargs, keep: false, after: true });
    if ('problem' in heard) return { kind: 'problem', ...heard };
    const { reply, printed } = heard;
    const problem = problemOfReply(reply);
    // An engine that had no memory left is not used again.
    if (problem?.verdict === 'memory_limit') this.process.end();
    if (problem !== null) return { kind: 'problem', problem, printed };
    const after = Array.isArray(reply['after']) ? (reply['after'] as readonly JsonValue[]) : [];
    return { kind: 'value', value: reply['ok'] ?? null, after, printed };
  }

  /** Sends any request; a reply under another number than its own is tampering. */
  async ask(request: JsonObject): Promise<Heard> {
    const n = nonce();
    const frame = await this.process.request({ ...request, n }, this.limits);
    this.process.pause();
    return this.hear(frame, n);
  }

  private hear(frame: GuestFrame | EndFrame, n: string): Heard {
    const { printed } = frame;
    if (frame.kind === 'end') return { problem: problemOfEnd(frame), printed };
    const reply = readReply(frame.text, n);
    if (reply !== null) return { reply, printed };
    this.process.end();
    return { problem: TAMPER, printed };
  }
}

function missing(entryPoint: string): CodeProblem {
  return { verdict: 'missing_entry', reason: `The program does not define ${entryPoint}.` };
}

/** A program that does not parse failed to load; one that throws while it loads failed as it would in a call. */
function loadProblem(reply: JsonObject): CodeProblem {
  const error = readError(reply['err']);
  const problem = problemOfError(error);
  const syntax = ['SyntaxError', 'IndentationError', 'TabError'].includes(error.type);
  return syntax && problem.verdict === 'runtime_error' ? { ...problem, verdict: 'load_error' } : problem;
}
