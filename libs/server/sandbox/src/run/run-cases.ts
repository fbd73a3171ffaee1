import type { CallOutcome, CasesRun, CodeCall, CodeProgram } from '@assay/domain/run';
import type { Candidate } from './candidate';

/** Loads a program and calls it once for each input, until it ends or the time of the task (`deadline`, as of `now()`) is over. */
export async function runCases(
  candidate: Candidate,
  program: CodeProgram,
  inputs: readonly CodeCall[],
  timeIsOver: () => boolean,
): Promise<CasesRun> {
  const { problem, chosen } = await candidate.load(program);
  if (problem !== null) return { problem, calls: [], chosen };
  const calls: CallOutcome[] = [];
  for (const input of inputs) {
    const over = !candidate.alive || timeIsOver();
    calls.push(over ? { kind: 'not_run' } : await candidate.call(input));
  }
  return { problem: null, calls, chosen };
}
