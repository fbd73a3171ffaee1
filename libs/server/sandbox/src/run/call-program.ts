import { plainFromTyped, typedFromPlain, type ProgramCall, type ProgramResult } from '@assay/domain/run';
import type { Candidate } from './candidate';

/** Loads a program of a task's author and calls one of its functions. */
export async function callProgram(candidate: Candidate, call: ProgramCall): Promise<ProgramResult> {
  const { language, program, function: entryPoint, args } = call;
  const { problem } = await candidate.load({ language, sources: [program], entryPoint });
  if (problem !== null) return { ok: false, problem };
  const outcome = await candidate.call({ args: args.map(typedFromPlain) });
  switch (outcome.kind) {
    case 'value':
      return { ok: true, value: plainFromTyped(outcome.value) };
    case 'problem':
      return { ok: false, problem: outcome.problem };
    case 'not_run':
      return { ok: false, problem: { verdict: 'harness_error', reason: 'The program was not run.' } };
    default:
      return outcome satisfies never;
  }
}
