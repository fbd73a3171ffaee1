import type { JsonValue } from '@assay/contracts';
import { readCases } from '../code/code-case';
import { CASES_SCHEMA, INSTRUCTIONS_SCHEMA } from './part-schemas';
import { INSTRUCTION_CHECKS } from '../instructions/instruction-checks';
import { parameterFault } from '../instructions/instruction-check';
import { readInstructions } from '../scorers/instructions';
import { choiceLetter } from '../extract/choice-letter';
import { checkPattern } from '../values/pattern';
import { readDate } from '../values/read-date';
import { readJson } from '../values/read-json';
import { readLiteral } from '../values/read-literal';
import { readNumber } from '../values/read-number';
import { isFields, must, problem, ruleOf, type Fields, type Rule } from './rules';

/** Rules for the targets of scorers. Those of `number` and `choice` need the scorer's other fields. */
export const isPattern: Rule = ruleOf({ type: 'string', minLength: 1, format: 'regex' }, (value, path) => {
  if (typeof value !== 'string' || value === '') return problem(path, 'Must be a pattern.');
  const fault = checkPattern(value);
  return fault === null ? [] : problem(path, fault);
});

/** Test cases of code, each with its arguments and what must come. */
export const areCases: Rule = ruleOf(CASES_SCHEMA, (value, path) => {
  const read = readCases(value as JsonValue);
  return 'problem' in read ? problem(path, sentence(read.problem)) : [];
});

/** Instructions whose checks are known have the right parameters; an unknown one is kept, and leaves its answers unscored. */
export const areInstructions: Rule = ruleOf(INSTRUCTIONS_SCHEMA, (value, path) => {
  const read = readInstructions((value ?? null) as JsonValue);
  if ('problem' in read) return problem(path, sentence(read.problem));
  return read.instructions.flatMap(({ id, kwargs }, at) => {
    const check = INSTRUCTION_CHECKS[id];
    const fault = check === undefined ? null : parameterFault(check, kwargs);
    return fault === null ? [] : problem(`${path}[${at}]`, fault);
  });
});

const LONGEST_SCHEMA = 32_768;

/** A JSON Schema that can be taken in: not too long, and without references to other places. */
export const isSchema: Rule = ruleOf({ type: 'object' }, (value, path) => {
  if (!isFields(value)) return problem(path, 'Must be an object.');
  const text = JSON.stringify(value);
  if (text.length > LONGEST_SCHEMA) return problem(path, 'Must be shorter than 32,768 characters.');
  const away = /"\$(?:dynamicRef|recursiveRef|ref)":"(?!#)/.test(text);
  return away ? problem(path, 'Every $ref must stay inside of the schema and begin with #.') : [];
});

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

export const isDate: Rule = ruleOf({ type: 'string', minLength: 1 }, (value, path) => {
  const date = typeof value === 'string' ? readDate(value) : { problem: 'it is no text' };
  if ('problem' in date) return problem(path, 'Must be a date, such as 2027-03-09.');
  return date.days.length === 1 ? [] : problem(path, `Can be ${date.days.join(' or ')}: write it as YYYY-MM-DD.`);
});

export const isLiteral: Rule = ruleOf({ not: { type: 'null' } }, (value, path) => {
  if (typeof value !== 'string') return value === null ? problem(path, 'Write it as text: "None" or "null".') : [];
  const read = readLiteral(value);
  return 'problem' in read ? problem(path, `Must be a literal, such as ['a', 1]: ${read.problem}.`) : [];
});

export const isJsonValue: Rule = must(
  (value) => typeof value !== 'string' || !/^\s*[{[]/.test(value) || readJson(value) !== null,
  'Starts like JSON, but is none.',
  {},
);

export const isExpectedText: Rule = must(
  (value) => ['string', 'number', 'boolean'].includes(typeof value) && String(value).trim() !== '',
  'Must be a text, a number, true or false, and not empty.',
  { type: ['string', 'number', 'boolean'], pattern: '\\S' },
);

export const isExpectedSet: Rule = must(
  (value) =>
    typeof value === 'string' ||
    (Array.isArray(value) && value.every((item) => item !== null && typeof item !== 'object')),
  'Must be a list of texts or numbers, or one text with separators.',
  { type: ['string', 'array'], items: { type: ['string', 'number', 'boolean'] } },
);

/** The value of a `number` scorer, with the units of that scorer. */
export function isExpectedNumber(scorer: Fields): Rule {
  const units = Array.isArray(scorer['units']) ? scorer['units'].filter((unit) => typeof unit === 'string') : [];
  return must(
    (value) => {
      if (typeof value === 'number') return Number.isFinite(value);
      return typeof value === 'string' && !('problem' in readNumber(value, units));
    },
    'Must be a number.',
    { type: ['number', 'string'] },
  );
}

/** The value of a `choice` scorer: a letter, or the text of one of its options. */
export function isExpectedChoice(scorer: Fields): Rule {
  const choices = Array.isArray(scorer['choices']) ? scorer['choices'].filter((text) => typeof text === 'string') : [];
  const last = choices.length === 0 ? 'J' : String.fromCharCode(64 + Math.min(choices.length, 10));
  return must(
    (value) => typeof value === 'string' && choiceLetter(value, choices) !== null,
    `Must be a letter from A to ${last}, or the text of one option.`,
    { type: 'string', minLength: 1 },
  );
}
