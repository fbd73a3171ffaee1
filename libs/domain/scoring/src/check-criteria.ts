import { SCORER_TYPES, type ScorerType } from '@assay/contracts';
import { checkFields, nearest, within, type Shape } from './check/check-fields';
import {
  isFields,
  isShare,
  listOf,
  problem,
  ruleOf,
  type CriteriaProblem,
  type Fields,
  type Rule,
} from './check/rules';
import { shapeOf } from './check/scorer-shapes';

const MOST_SCORERS = 100;

/**
 * Checks criteria in camelCase strictly and lists everything that is wrong, with its place; an empty list means they are
 * `EvaluationCriteria`. Targets that come from the task's expected output are not looked at.
 */
export function checkCriteria(value: unknown): readonly CriteriaProblem[] {
  return checkFields(value, '', CRITERIA);
}

const SCORERS = listOf(
  ruleOf({ type: 'object' }, (value, path) => checkScorer(value, path)),
  1,
);
const scorers: Rule = ruleOf(SCORERS.schema, (value, path) => {
  if (Array.isArray(value) && value.length > MOST_SCORERS)
    return problem(path, `May hold at most ${MOST_SCORERS} scorers.`);
  const problems = SCORERS(value, path);
  return problems.length > 0 || hasAccuracy(value)
    ? problems
    : problem(path, 'At least one scorer must have the axis accuracy.');
});
const CRITERIA: Shape = { fields: { passThreshold: isShare, scorers }, required: ['scorers'] };

function checkScorer(value: unknown, path: string): readonly CriteriaProblem[] {
  if (!isFields(value)) return problem(path, 'Must be an object with a type.');
  const type = SCORER_TYPES.find((known) => known === value['type']);
  if (type === undefined) return problem(within(path, 'type'), unknownType(value['type']));
  const problems = checkFields(value, path, shapeOf(type, value));
  return problems.length > 0 ? problems : missingPart(type, value, path);
}

function unknownType(type: unknown): string {
  if (type === undefined) return 'This field is required.';
  const near = typeof type === 'string' ? nearest(type, SCORER_TYPES) : null;
  return near === null
    ? `Must be one of ${SCORER_TYPES.join(', ')}.`
    : `There is no such scorer; did you mean ${near}?`;
}

/** Parts of which a scorer needs one. */
function missingPart(type: ScorerType, scorer: Fields, path: string): readonly CriteriaProblem[] {
  const has = (name: string) => scorer[name] !== undefined;
  if (type === 'checker' && !has('program') && !has('use'))
    return problem(path, 'Needs a program, or the name of one in use.');
  return [];
}

function hasAccuracy(value: unknown): boolean {
  return (
    Array.isArray(value) && value.some((scorer) => isFields(scorer) && (scorer['axis'] ?? 'accuracy') === 'accuracy')
  );
}
