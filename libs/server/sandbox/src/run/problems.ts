import type { JsonObject } from '@assay/contracts';
import type { CodeProblem } from '@assay/domain/run';
import type { EndFrame } from '../process/frame';
import { SandboxFault } from '../sandbox-fault';
import { readError, type GuestError } from './reply';

/** Reasons are sentences of one line for the page. */
const MAX_REASON = 300;

/** What the end of a process says of the program in it. Throws `SandboxFault` where it says nothing of it. */
export function problemOfEnd({ why, what }: EndFrame): CodeProblem {
  switch (why) {
    case 'timeout':
      return { verdict: 'timeout', reason: 'The program ran out of time.' };
    case 'violation':
      return { verdict: 'sandbox_violation', reason: `The program tried to leave the sandbox (${short(what)}).` };
    case 'exit':
      return { verdict: 'crashed', reason: 'The program ended its process.' };
    case 'output':
      return { verdict: 'output_limit', reason: 'The program printed too much.' };
    case 'garbled':
      return { verdict: 'tamper', reason: 'The program meddled with the way to its judge.' };
    case 'trap':
      return { verdict: 'crashed', reason: `The program broke its interpreter (${short(what)}).` };
    case 'died':
      return problemOfDeath(what);
    case 'fault':
      throw new SandboxFault(what);
    default:
      return why satisfies never;
  }
}

/** What a terminal, a service manager or an operator sends to stop us, and to all that we started. */
const STOPS = new Set(['SIGTERM', 'SIGINT', 'SIGHUP', 'SIGQUIT']);

/** No guest can kill itself: a kill that is not ours is the machine's, mostly for want of memory. */
function problemOfDeath(signal: string): CodeProblem {
  if (STOPS.has(signal)) throw new SandboxFault(`The process was stopped from outside (${signal}).`);
  if (signal === 'SIGKILL') throw new SandboxFault('The operating system ended the process.');
  if (signal === 'SIGXCPU') return { verdict: 'timeout', reason: 'The program ran out of time.' };
  return { verdict: 'crashed', reason: `The process of the program died (${short(signal)}).` };
}

/** What a reply without a value says; null where it has one. */
export function problemOfReply(reply: JsonObject): CodeProblem | null {
  if ('ok' in reply) return null;
  if (typeof reply['large'] === 'string') return { verdict: 'result_too_large', reason: short(reply['large']) };
  if ('err' in reply) return problemOfError(readError(reply['err']));
  return TAMPER;
}

export const TAMPER: CodeProblem = { verdict: 'tamper', reason: 'The program meddled with the way to its judge.' };

/** What was thrown, as a verdict. */
export function problemOfError(error: GuestError): CodeProblem {
  const { type, message, line, unsupported } = error;
  const at = line === null ? '' : ` (line ${line})`;
  const said = short(`${type}${message === '' ? '' : `: ${message}`}`);
  if (unsupported !== null) return { verdict: 'unsupported', reason: `The sandbox does not have ${unsupported}${at}.` };
  if (type === 'MemoryError' || (type === 'InternalError' && message === 'out of memory')) {
    return { verdict: 'memory_limit', reason: `The program ran out of memory${at}.` };
  }
  return { verdict: 'runtime_error', reason: `${said}${at}`, error: type };
}

/** A text on one line, cut. */
export function short(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > MAX_REASON ? `${line.slice(0, MAX_REASON)}…` : line;
}
