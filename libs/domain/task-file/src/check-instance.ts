import type { TaskVariant } from '@assay/contracts';
import { canonicalJson } from './canonical-json';
import type { DraftProblems } from './draft-problems';
import { Fields } from './fields';
import { jsonFault, toJson } from './json-payload';
import type { FieldPath } from './raw-task';
import { withoutAbsent } from './without-absent';

/** How many reference or wrong answers one instance may list. */
const MOST_ANSWERS = 100;
const NAMES = ['taskDescription', 'expectedOutput', 'mustPass', 'mustFail'] as const satisfies (keyof TaskVariant)[];

/** One variant of a task. */
export function checkVariant(value: unknown, path: FieldPath, problems: DraftProblems): TaskVariant | undefined {
  const fields = Fields.of(value, path, problems);
  if (fields === null) return undefined;
  fields.refuseUnknown(NAMES);
  return checkInstance(fields);
}

/** What a task and each of its variants have in common: prompt, target, and the answers that prove the scorer. */
export function checkInstance(fields: Fields): TaskVariant | undefined {
  const taskDescription = fields.required('taskDescription') ? fields.text('taskDescription') : undefined;
  if (taskDescription?.trim() === '') fields.refuse('taskDescription', 'Must not be empty.');
  const expectedOutput = fields.required('expectedOutput') ? targetText(fields) : undefined;
  const mustPass = fields.texts('mustPass', MOST_ANSWERS);
  const mustFail = fields.texts('mustFail', MOST_ANSWERS);
  if (taskDescription === undefined || expectedOutput === undefined) return undefined;
  return withoutAbsent<TaskVariant>({ taskDescription, expectedOutput, mustPass, mustFail });
}

/** A target that is no text (a number, a list …) is kept as its canonical JSON text. */
function targetText(fields: Fields): string | undefined {
  const value = fields.raw('expectedOutput');
  if (typeof value === 'string') return fields.text('expectedOutput');
  const fault = jsonFault(value);
  return fault === null ? canonicalJson(toJson(value)) : fields.refuse('expectedOutput', fault);
}
