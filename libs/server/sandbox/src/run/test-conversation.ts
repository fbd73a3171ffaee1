import type { JsonObject, JsonValue } from '@assay/contracts';
import type { CodeLimits, TestRun } from '@assay/domain/run';
import { nonce, type GuestProcess } from '../process/guest-process';
import type { Candidate } from './candidate';
import { problemOfEnd, problemOfError, short } from './problems';
import { isObject, readError, readReply } from './reply';

/** Kept of what a program prints during its test. */
const MAX_PRINTED = 65_536;
/** What a test may ask of a program. */
const ALLOWED: ReadonlySet<JsonValue | undefined> = new Set(['call', 'get', 'ask']);

/** How a test ended, and whether its process may run another. */
export interface Talked {
  /** Null: it passed. */
  readonly problem: TestProblem | null;
  readonly again: boolean;
}

/** Runs a test script in one process against a program in another; every call of the script goes through here. */
export class TestConversation {
  /** What the program printed so far. */
  printed = '';

  constructor(
    private readonly candidate: Candidate,
    private readonly limits: CodeLimits,
    private readonly timeIsOver: () => boolean,
  ) {}

  /** The program must be loaded already. */
  async run(tester: GuestProcess, test: string, entry: string): Promise<Talked> {
    const n = nonce();
    const { cpuMs, taskMs } = this.limits;
    let frame = await tester.request({ op: 'test', test, entry, n }, { cpuMs: cpuMs * 2, wallMs: taskMs });
    for (;;) {
      if (frame.kind === 'end') return spoilt(brokenTest(problemOfEnd(frame).reason));
      const said = readReply(frame.text, n);
      if (said === null) return spoilt(brokenTest('It meddled with the way to its judge.'));
      if (!isObject(said['rpc'])) return { problem: verdictOf(said), again: true };
      const relayed = await this.relay(said['rpc']);
      if ('problem' in relayed) return spoilt(relayed.problem);
      frame = await tester.send(relayed.reply);
    }
  }

  private async relay(
    request: JsonObject,
  ): Promise<{ readonly reply: JsonObject } | { readonly problem: TestProblem }> {
    if (this.timeIsOver()) return { problem: { verdict: 'timeout', reason: 'The tests took too long altogether.' } };
    if (!ALLOWED.has(request['op'])) return { problem: brokenTest('It asked for something that is not allowed.') };
    const heard = await this.candidate.ask({ kwargs: {}, after: false, ...request, keep: true });
    this.printed = `${this.printed}${heard.printed}`.slice(0, MAX_PRINTED);
    if ('problem' in heard) return heard;
    const large = heard.reply['large'];
    if (typeof large === 'string') return { problem: { verdict: 'result_too_large', reason: short(large) } };
    return { reply: onlyKnown(heard.reply) };
  }
}

/** The script is still in the middle of something. */
function spoilt(problem: TestProblem): Talked {
  return { problem, again: false };
}

/** A test hears what belongs to a reply and nothing else that a program may have put there. */
function onlyKnown(reply: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(reply).filter(([name]) => KNOWN.has(name)));
}

const KNOWN: ReadonlySet<string> = new Set(['ok', 'after', 'err', 'missing', 'async']);

export type TestProblem = Pick<TestRun, 'verdict' | 'reason'>;

/** The fault of the test's author. */
function brokenTest(reason: string): TestProblem {
  return { verdict: 'harness_error', reason: `The test of the task is broken. ${reason}` };
}

function verdictOf(said: JsonObject): TestProblem | null {
  if ('done' in said) return said['done'] === 0 ? brokenTest('It never called the program.') : null;
  if ('broken' in said) return brokenTest(problemOfError(readError(said['broken'])).reason);
  const failed = said['failed'];
  if (!isObject(failed)) return brokenTest('It ended without a result.');
  if (isObject(failed['remote'])) return problemOfError(readError(failed['remote']));
  if (failed['calls'] === 0) return brokenTest(problemOfError(readError(failed)).reason);
  return { verdict: 'wrong_answer', reason: failureReason(failed) };
}

/** The line of the test that did not hold. */
function failureReason(failed: JsonObject): string {
  const { text, line, message, type } = failed as { readonly [name: string]: JsonValue | undefined };
  const where = typeof line === 'number' ? `line ${line} of the test` : 'the test';
  const what = typeof text === 'string' && text !== '' ? `: ${text}` : '';
  const said = typeof message === 'string' && message !== '' ? ` (${message})` : '';
  const kind = failed['assertion'] === true ? '' : ` with ${typeof type === 'string' ? type : 'an error'}`;
  return short(`Failed at ${where}${kind}${what}${said}`);
}
