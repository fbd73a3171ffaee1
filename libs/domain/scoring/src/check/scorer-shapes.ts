import { EXTRACT_RULES, SCORE_AXES, type ScorerType } from '@assay/contracts';
import { checkFields, schemaOf, type Shape } from './check-fields';
import * as rule from './rules';
import * as target from './value-rules';

/** What a scorer of each type may hold, besides what all may. */
export function shapeOf(type: ScorerType, scorer: rule.Fields): Shape {
  const { fields, required } = ownShape(type, scorer);
  return { fields: { ...COMMON, ...fields }, required: ['type', ...required] };
}

const COMMON: Readonly<Record<string, rule.Rule>> = {
  type: rule.isText,
  weight: rule.isWeight,
  gate: rule.isYesOrNo,
  axis: rule.oneOf(SCORE_AXES),
  extract: rule.oneOf(EXTRACT_RULES),
  passThreshold: rule.isShare,
};
const CHECKLIST_ITEM: Shape = {
  fields: { id: rule.isText, requirement: rule.isText, points: rule.isNumber, must: rule.isYesOrNo },
  required: ['id', 'requirement'],
};
const TEXTS = rule.listOf(rule.isText, 1);
const caseSensitive = rule.isYesOrNo;

const LISTED = rule.listOf(rule.isText, 2);
const choiceTexts = rule.ruleOf({ ...LISTED.schema, maxItems: 10, uniqueItems: true }, (value, path) => {
  const problems = LISTED(value, path);
  if (problems.length > 0 || !Array.isArray(value)) return problems;
  if (value.length > 10) return rule.problem(path, 'May hold at most 10 options, A to J.');
  return new Set(value).size === value.length ? [] : rule.problem(path, 'Two options are the same.');
});

const ITEMS = rule.listOf(
  rule.ruleOf(schemaOf(CHECKLIST_ITEM), (item, at) => checkFields(item, at, CHECKLIST_ITEM)),
  1,
);
const checklist = rule.ruleOf(ITEMS.schema, (value, path) => {
  const problems = ITEMS(value, path);
  if (problems.length > 0 || !Array.isArray(value)) return problems;
  const ids = value.map((item: unknown) => (rule.isFields(item) ? item['id'] : null));
  return new Set(ids).size === ids.length ? [] : rule.problem(path, 'Two requirements have the same id.');
});

function ownShape(type: ScorerType, scorer: rule.Fields): Shape {
  switch (type) {
    case 'exact':
      return { fields: { value: target.isExpectedText, caseSensitive }, required: [] };
    case 'contains':
      return { fields: { values: TEXTS, mode: rule.oneOf(['all', 'any', 'none']), caseSensitive }, required: [] };
    case 'regex':
      return { fields: { pattern: target.isPattern, caseSensitive }, required: ['pattern'] };
    case 'number': {
      const tolerances = { absTol: rule.isTolerance, relTol: rule.isTolerance };
      return { fields: { value: target.isExpectedNumber(scorer), ...tolerances, units: TEXTS }, required: [] };
    }
    case 'choice':
      return { fields: { value: target.isExpectedChoice(scorer), choices: choiceTexts }, required: [] };
    case 'set':
      return { fields: { value: target.isExpectedSet, caseSensitive }, required: [] };
    case 'date':
      return { fields: { value: target.isDate }, required: [] };
    case 'literal':
      return { fields: { value: target.isLiteral }, required: [] };
    case 'json_equal':
      return { fields: { value: target.isJsonValue }, required: [] };
    default:
      return laterShape(type);
  }
}

/** Scorers that need more than programs of our own. */
function laterShape(type: 'json_schema' | 'code_tests' | 'instructions' | 'checker' | 'judge'): Shape {
  switch (type) {
    case 'json_schema':
      return { fields: { schema: target.isSchema }, required: ['schema'] };
    case 'code_tests': {
      const language = rule.oneOf(['python', 'javascript']);
      return {
        fields: { language, entryPoint: rule.isText, prompt: rule.isText, cases: target.areCases, test: rule.isText },
        required: ['language', 'entryPoint'],
      };
    }
    case 'instructions':
      return { fields: { instructions: target.areInstructions }, required: ['instructions'] };
    case 'checker':
      return { fields: { program: rule.isText, use: rule.isText, params: rule.anyJson }, required: [] };
    case 'judge':
      return { fields: { checklist }, required: ['checklist'] };
    default:
      return type satisfies never;
  }
}
