import type { ChecklistItem, EvaluationCriteria, JsonObject, ScorerSpec } from '@assay/contracts';
import { isRecord } from '../fields';
import { jsonFault, toJson } from '../json-payload';
import { escaped } from './answer-shape';
import { scalarText } from './record-fields';
import { fillTemplate, type Vars } from './promptfoo-template';

/** One assertion as it was read; `value` with its variables filled in. */
interface Assertion {
  readonly type: string;
  readonly value: unknown;
  readonly weight: number;
}

/** What a list of assertions becomes; `problem` names the one that cannot be scored, by its place. */
export type Assertions =
  | { readonly criteria: EvaluationCriteria; readonly expected: string }
  | { readonly problem: string; readonly at: number };

/** Assertions of a test as criteria. */
export function readAssertions(list: readonly unknown[], vars: Vars): Assertions {
  const scorers: ScorerSpec[] = [];
  const checklist: ChecklistItem[] = [];
  let expected = '';
  for (const [at, value] of list.entries()) {
    const read = readAssertion(value, vars);
    if ('problem' in read) return { ...read, at };
    const made = read.type.startsWith('llm-') || JUDGED.has(read.type) ? requirement(read, at) : scorerOf(read, vars);
    if ('problem' in made) return { ...made, at };
    if ('requirement' in made) checklist.push(made);
    else scorers.push(read.weight === 1 ? made : { ...made, weight: read.weight });
    if (expected === '' && SAYS_ANSWER.has(read.type)) expected = scalarText(read.value) ?? '';
  }
  if (checklist.length > 0) scorers.push({ type: 'judge', checklist });
  return { criteria: { scorers }, expected };
}

const JUDGED = new Set(['factuality', 'model-graded-closedqa', 'model-graded-factuality']);
const SAYS_ANSWER = new Set(['equals', 'contains', 'icontains']);

function readAssertion(value: unknown, vars: Vars): Assertion | { readonly problem: string } {
  if (!isRecord(value) || typeof value['type'] !== 'string') return { problem: 'An assertion must have a type.' };
  const weight = value['weight'] ?? 1;
  if (typeof weight !== 'number' || !(weight > 0))
    return { problem: 'The weight of an assertion must be a number above 0.' };
  const filled = fillAll(value['value'], vars);
  return 'problem' in filled ? filled : { type: value['type'], value: filled.value, weight };
}

function fillAll(value: unknown, vars: Vars): { readonly value: unknown } | { readonly problem: string } {
  if (typeof value === 'string') {
    if (value.startsWith('file://')) return { problem: `It is in another file (${value}); write it out.` };
    const filled = fillTemplate(value, vars);
    return 'problem' in filled ? filled : { value: filled.text };
  }
  if (!Array.isArray(value)) return { value };
  const parts = value.map((part: unknown) => fillAll(part, vars));
  const broken = parts.find((part) => 'problem' in part);
  return broken ?? { value: parts.map((part) => ('value' in part ? part.value : undefined)) };
}

function requirement({ type, value, weight }: Assertion, at: number): ChecklistItem | { readonly problem: string } {
  if (typeof value !== 'string' || value.trim() === '') return { problem: `${type} needs a text.` };
  const text = type.includes('factuality') ? `What it states agrees with: ${value}` : value;
  return { id: `item-${at + 1}`, requirement: text, points: weight, must: true };
}

/** What each kind of assertion becomes. */
function scorerOf(assertion: Assertion, vars: Vars): ScorerSpec | { readonly problem: string } {
  const { type, value } = assertion;
  const texts = textsOf(value);
  const contains = /^(not-)?(i)?contains(?:-(all|any))?$/.exec(type);
  if (contains !== null) {
    if (texts.length === 0) return { problem: `${type} needs a text or a list of texts.` };
    const values = contains[3] === undefined ? texts.slice(0, 1) : texts;
    const mode = contains[1] !== undefined ? 'none' : contains[3] === 'any' ? 'any' : 'all';
    return { type: 'contains', values, mode, caseSensitive: contains[2] === undefined };
  }
  switch (type) {
    case 'equals':
      return isRecord(value) || Array.isArray(value) ? jsonEqual(value) : exact(scalarText(value));
    case 'starts-with':
      return pattern(`^\\s*${escaped(texts[0] ?? '')}`, texts);
    case 'regex':
      return pattern(texts[0] ?? '', texts);
    case 'is-json':
      return jsonSchema(value, 'whole');
    case 'contains-json':
      return jsonSchema(value, 'json');
    case 'javascript':
      return javascript(value, vars);
    default:
      return { problem: `Assertions of type ${type} are not supported; leave it out, or say it with another type.` };
  }
}

function textsOf(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((part: unknown) => scalarText(part) ?? []);
  const text = scalarText(value);
  return text === undefined || text === '' ? [] : [text];
}

function exact(text: string | undefined): ScorerSpec | { readonly problem: string } {
  return text === undefined || text.trim() === ''
    ? { problem: 'equals needs a value.' }
    : { type: 'exact', value: text, caseSensitive: true, extract: 'whole' };
}

function jsonEqual(value: unknown): ScorerSpec | { readonly problem: string } {
  const fault = jsonFault(value);
  return fault === null ? { type: 'json_equal', value: toJson(value) } : { problem: fault };
}

function pattern(text: string, texts: readonly string[]): ScorerSpec | { readonly problem: string } {
  return texts.length === 0 ? { problem: 'It needs a text.' } : { type: 'regex', pattern: text, caseSensitive: true };
}

function jsonSchema(value: unknown, extract: 'whole' | 'json'): ScorerSpec | { readonly problem: string } {
  if (value !== undefined && value !== null && !isRecord(value))
    return { problem: 'The schema must be an object; it cannot be in another file.' };
  const fault = jsonFault(value ?? {});
  return fault === null
    ? { type: 'json_schema', schema: toJson(value ?? {}) as JsonObject, extract }
    : { problem: fault };
}

/** An expression, or a body with return, over `output` and `context.vars`: it becomes a checker, which runs in the sandbox. */
function javascript(value: unknown, vars: Vars): ScorerSpec | { readonly problem: string } {
  if (typeof value !== 'string' || value.trim() === '') return { problem: 'javascript needs a text.' };
  const body = /\breturn\b/.test(value) ? value : `return (${value.trim().replace(/;$/, '')}\n);`;
  const fault = jsonFault(vars);
  if (fault !== null) return { problem: fault };
  return { type: 'checker', program: CHECKER.replace('BODY', () => body), params: { vars: toJson(vars) } };
}

const CHECKER = `function check(answer, task, params) {
  const said = assertion(answer, { vars: params.vars, prompt: task.taskDescription });
  if (said !== null && typeof said === 'object') {
    const score = typeof said.score === 'number' ? said.score : said.pass ? 1 : 0;
    return { score: Math.min(1, Math.max(0, score)), passed: said.pass === true, reason: String(said.reason ?? '') };
  }
  if (typeof said === 'number') return { score: Math.min(1, Math.max(0, said)), passed: said > 0, reason: 'The assertion gave ' + said + '.' };
  return { score: said ? 1 : 0, passed: Boolean(said), reason: 'The assertion is ' + Boolean(said) + '.' };
}
function assertion(output, context) {
  BODY
}
`;
