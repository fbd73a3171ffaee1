import type { ScorerType } from '@assay/contracts';
import type { EDITOR_TEXTS } from '../editor-texts';

type Label = keyof typeof EDITOR_TEXTS & `f_${string}`;

/** One field of a scorer's form. `text` is one line, `code` a box, `lines` a list of texts, `json` any JSON. */
export interface ScorerField {
  readonly name: string;
  readonly kind: 'text' | 'code' | 'lines' | 'number' | 'yes' | 'mode' | 'language' | 'json';
  readonly label: Label;
  readonly hint?: Label;
}

const VALUE: ScorerField = { name: 'value', kind: 'text', label: 'f_value', hint: 'f_valueHint' };
const CASE: ScorerField = { name: 'caseSensitive', kind: 'yes', label: 'f_caseSensitive' };

/** The form of each type of scorer; a judge's checklist has a form of its own. */
export const SCORER_FIELDS: Readonly<Record<ScorerType, readonly ScorerField[]>> = {
  exact: [VALUE, CASE],
  contains: [
    { name: 'values', kind: 'lines', label: 'f_values', hint: 'f_valueHint' },
    { name: 'mode', kind: 'mode', label: 'f_mode' },
    CASE,
  ],
  regex: [{ name: 'pattern', kind: 'text', label: 'f_pattern', hint: 'f_patternHint' }, CASE],
  number: [
    VALUE,
    { name: 'absTol', kind: 'number', label: 'f_absTol' },
    { name: 'relTol', kind: 'number', label: 'f_relTol' },
    { name: 'units', kind: 'lines', label: 'f_units' },
  ],
  choice: [VALUE, { name: 'choices', kind: 'lines', label: 'f_choices' }],
  set: [VALUE, CASE],
  date: [VALUE],
  literal: [VALUE],
  json_equal: [{ name: 'value', kind: 'json', label: 'f_value', hint: 'f_valueHint' }],
  json_schema: [{ name: 'schema', kind: 'json', label: 'f_schema' }],
  code_tests: [
    { name: 'language', kind: 'language', label: 'f_language' },
    { name: 'entryPoint', kind: 'text', label: 'f_entryPoint' },
    { name: 'cases', kind: 'json', label: 'f_cases', hint: 'f_casesHint' },
    { name: 'test', kind: 'code', label: 'f_test' },
    { name: 'prompt', kind: 'code', label: 'f_prompt' },
  ],
  instructions: [{ name: 'instructions', kind: 'json', label: 'f_instructions' }],
  checker: [
    { name: 'use', kind: 'text', label: 'f_use' },
    { name: 'program', kind: 'code', label: 'f_program', hint: 'f_programHint' },
    { name: 'params', kind: 'json', label: 'f_params' },
  ],
  judge: [],
};

const COMMON = ['weight', 'gate', 'axis', 'passThreshold'] as const;

/** The scorer that another type becomes: what all types have stays. */
export function asType(scorer: unknown, type: ScorerType): Readonly<Record<string, unknown>> {
  const before = typeof scorer === 'object' && scorer !== null ? (scorer as Readonly<Record<string, unknown>>) : {};
  const kept = Object.fromEntries(COMMON.filter((name) => name in before).map((name) => [name, before[name]]));
  return { type, ...startOf(type), ...kept };
}

/** What a type cannot be without, as a first guess. */
function startOf(type: ScorerType): Readonly<Record<string, unknown>> {
  if (type === 'judge') return { checklist: [{ id: 'first', requirement: '' }] };
  if (type === 'code_tests') return { language: 'python' };
  return {};
}
