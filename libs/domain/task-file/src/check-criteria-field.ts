import type { EvaluationCriteria, JsonValue } from '@assay/contracts';
import { checkCriteria } from '@assay/domain/scoring';
import { readPath, type DraftProblems } from './draft-problems';
import type { Fields } from './fields';
import { jsonFault, toJson } from './json-payload';

const NAME = 'evaluationCriteria';

/** The criteria of a task: a plain text, or scorers that the scoring room accepts. */
export function checkCriteriaField(fields: Fields, problems: DraftProblems): string | EvaluationCriteria | undefined {
  if (!fields.required(NAME)) return undefined;
  const value = fields.raw(NAME);
  if (typeof value === 'string') {
    const text = fields.text(NAME);
    return text?.trim() === '' ? fields.refuse(NAME, 'Must not be empty.') : text;
  }
  const fault = jsonFault(value);
  if (fault !== null) return fields.refuse(NAME, fault);
  const criteria = toJson(value);
  const found = checkCriteria(criteria);
  for (const { path, message } of found) problems.add([NAME, ...readPath(path)], respelled(message, problems));
  return found.length === 0 ? accepted(criteria) : undefined;
}

/** Names of fields inside of a sentence, as the author writes them. */
function respelled(message: string, problems: DraftProblems): string {
  return message.replace(/\b(?:passThreshold|caseSensitive|absTol|relTol|entryPoint)\b/g, (name) =>
    problems.spell(name),
  );
}

function accepted(criteria: JsonValue): EvaluationCriteria {
  return criteria as unknown as EvaluationCriteria;
}
