import { LIMITS, type ResultFlag, type ScoredOutcome } from '@assay/contracts';
import { cleanAnswer } from '@assay/domain/scoring';
import type { RecordedAnswer } from './collect-answers';

/** A trial of a recorded run; `task` and `model` are places in its lists. */
export interface PlannedAnswer extends RecordedAnswer {
  /** Null where there is no answer. */
  readonly outcome: ScoredOutcome | null;
  readonly flags: readonly ResultFlag[];
}

/**
 * Every trial of a recorded run: each model answers each task once at least, and up to its last recorded epoch; what the file does not
 * hold is a trial without an answer. Model after model, task after task.
 */
export function planRecorded(answers: readonly RecordedAnswer[], tasks: number, models: number): PlannedAnswer[] {
  const cells = new Map<number, RecordedAnswer[]>();
  for (const answer of answers) {
    const place = answer.model * tasks + answer.task;
    const cell = cells.get(place);
    if (cell === undefined) cells.set(place, [answer]);
    else cell.push(answer);
  }
  const planned: PlannedAnswer[] = [];
  for (let model = 0; model < models; model++) {
    for (let task = 0; task < tasks; task++)
      planned.push(...trialsOf(cells.get(model * tasks + task) ?? [], task, model));
  }
  return planned;
}

function trialsOf(answers: readonly RecordedAnswer[], task: number, model: number): PlannedAnswer[] {
  const byEpoch = new Map(answers.map((answer) => [answer.epoch, answer]));
  const last = Math.max(1, ...byEpoch.keys());
  return Array.from({ length: last }, (_, at) => planned(byEpoch.get(at + 1) ?? noAnswer(task, model, at + 1)));
}

function noAnswer(task: number, model: number, epoch: number): RecordedAnswer {
  return { task, model, epoch, output: null, thinking: null, durationMs: null };
}

/** What the answer stands for before any score; texts as the database can hold them. */
function planned(answer: RecordedAnswer): PlannedAnswer {
  const { output, thinking } = answer;
  if (output === null) return { ...answer, outcome: null, flags: [] };
  const told = storable(output);
  const thought = thinking === null ? null : storable(thinking);
  const long = told.length > LIMITS.answer;
  const kept = long ? told.slice(0, LIMITS.answer) : told;
  const clean = cleanAnswer(kept);
  const outcome = long ? 'output_limit' : clean.text === '' ? 'empty' : 'answered';
  const changed = told !== output || thought !== thinking;
  return {
    ...answer,
    output: kept,
    thinking: thought,
    outcome,
    flags: [...clean.flags, ...(changed ? (['sanitised'] as const) : [])],
  };
}

/** U+0000 becomes U+2400, half of a surrogate pair U+FFFD: the database holds neither. */
function storable(text: string): string {
  return text.replaceAll('\u0000', '\u2400').replace(/\p{Surrogate}/gu, '\uFFFD');
}
