import type { MissingOutcome, ProblemRef } from '@assay/contracts';

const HINTS: Readonly<Record<MissingOutcome, string>> = {
  prompt_too_long: 'Run it again with a larger context size, or leave the task out for this model.',
  unsupported: 'Choose a model that has this capability, or leave the task out.',
  model_unavailable: 'Look at the models of the server; pull the model, or free memory, then run it again.',
  model_changed: 'Refresh the server and start a new run with the model as it is now.',
  server_error: 'Look at the server and its log, then run it again.',
  poison: 'Run this task alone and look into the log of the model server.',
  internal: 'Nothing is wrong with the model. Look into the log of Assay and report it.',
  cancelled: 'Start the run again to get this answer.',
};

/** Why there is no answer, in a sentence, and what to do next. */
export function missingProblem(outcome: MissingOutcome, message: string): ProblemRef {
  return { code: outcome, message: message === '' ? 'No more is known.' : message, hint: HINTS[outcome] };
}
