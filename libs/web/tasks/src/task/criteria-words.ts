import type { EvaluationCriteria, JsonValue, ScorerSpec } from '@assay/contracts';
import type { TranslateFn } from '@assay/web/ui';
import type { TASK_TEXTS } from '../task-texts';

export type TaskText = TranslateFn<typeof TASK_TEXTS>;

/** Longer values are cut in a sentence; the whole stands in the file. */
const SHOWN = 120;

/** What an answer must be for one scorer, in sentences. */
export function scorerWords(scorer: ScorerSpec, t: TaskText): readonly string[] {
  switch (scorer.type) {
    case 'exact':
      return [t('says_exact', { value: target(scorer.value, t) }), ...caseWords(scorer, t)];
    case 'contains':
      return containsWords(scorer, t);
    case 'regex':
      return [t('says_regex', { pattern: cut(scorer.pattern) }), ...caseWords(scorer, t)];
    case 'number':
      return numberWords(scorer, t);
    case 'choice':
      return [choiceWords(scorer, t)];
    case 'set':
      return [t('says_set', { value: target(scorer.value, t) }), ...caseWords(scorer, t)];
    case 'date':
      return [t('says_date', { value: target(scorer.value, t) })];
    case 'literal':
      return [t('says_literal', { value: target(scorer.value, t) })];
    case 'json_equal':
      return [t('says_json_equal', { value: target(scorer.value, t) })];
    default:
      return programWords(scorer, t);
  }
}

type ProgramScorer = Extract<
  ScorerSpec,
  { readonly type: 'json_schema' | 'code_tests' | 'instructions' | 'checker' | 'judge' }
>;

function programWords(scorer: ProgramScorer, t: TaskText): readonly string[] {
  switch (scorer.type) {
    case 'json_schema':
      return [t('says_json_schema')];
    case 'code_tests':
      return codeWords(scorer, t);
    case 'instructions':
      return [t('says_instructions', { n: sizeOf(scorer.instructions) })];
    case 'checker':
      return [
        scorer.use === undefined ? t('says_checker_program') : t('says_checker_use', { name: scorer.use }),
        t('needsSandbox'),
      ];
    case 'judge':
      return [t('says_judge', { n: scorer.checklist.length })];
    default:
      return scorer satisfies never;
  }
}

/** From which accuracy on an answer passes. */
export function passWords(criteria: EvaluationCriteria, t: TaskText): string {
  const from = criteria.passThreshold;
  return from === undefined ? t('passAll') : t('passFrom', { share: percent(from) });
}

/** Weight, gate, axis and threshold, where they are not the usual ones. */
export function scorerNotes(scorer: ScorerSpec, alone: boolean, t: TaskText): readonly string[] {
  const { weight = 1, gate = false, axis = 'accuracy', passThreshold } = scorer;
  return [
    ...(alone ? [] : [t('weightOf', { weight })]),
    ...(gate ? [t('gateOf')] : []),
    ...(axis === 'accuracy' ? [] : [t(`axis_${axis}`)]),
    ...(passThreshold === undefined ? [] : [t('passShare', { share: percent(passThreshold) })]),
  ];
}

function containsWords(scorer: Extract<ScorerSpec, { type: 'contains' }>, t: TaskText): readonly string[] {
  const values = scorer.values === undefined ? t('says_expected') : listed(scorer.values);
  const mode = scorer.mode ?? 'all';
  return [t(`says_contains_${mode}`, { values }), ...caseWords(scorer, t)];
}

function numberWords(scorer: Extract<ScorerSpec, { type: 'number' }>, t: TaskText): readonly string[] {
  return [
    t('says_number', { value: target(scorer.value, t) }),
    ...(scorer.absTol === undefined ? [] : [t('says_abs_tol', { tolerance: String(scorer.absTol) })]),
    ...(scorer.relTol === undefined ? [] : [t('says_rel_tol', { share: percent(scorer.relTol) })]),
    ...(scorer.units === undefined ? [] : [t('says_units', { units: listed(scorer.units) })]),
  ];
}

function choiceWords(scorer: Extract<ScorerSpec, { type: 'choice' }>, t: TaskText): string {
  const value = target(scorer.value, t);
  return scorer.choices === undefined
    ? t('says_choice', { value })
    : t('says_choice_of', { value, choices: listed(scorer.choices) });
}

function codeWords(scorer: Extract<ScorerSpec, { type: 'code_tests' }>, t: TaskText): readonly string[] {
  const { language, cases, test, entryPoint } = scorer;
  return [
    ...(cases === undefined ? [] : [t('says_code_cases', { n: sizeOf(cases), language })]),
    ...(cases === undefined && test === undefined ? [t('says_code_target', { language })] : []),
    ...(test === undefined ? [] : [t('says_code_script', { language })]),
    ...(entryPoint === undefined ? [] : [t('says_entry_point', { name: entryPoint })]),
    t('needsSandbox'),
  ];
}

function caseWords({ caseSensitive }: { readonly caseSensitive?: boolean }, t: TaskText): readonly string[] {
  return caseSensitive === true ? [t('says_case')] : [];
}

function target(value: JsonValue | undefined, t: TaskText): string {
  if (value === undefined) return t('says_expected');
  return typeof value === 'string' ? `“${cut(value)}”` : cut(JSON.stringify(value));
}

function listed(values: readonly string[]): string {
  return cut(values.map((value) => `“${value}”`).join(', '));
}

function cut(text: string): string {
  return text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text;
}

function percent(share: number): string {
  return `${Math.round(share * 1_000) / 10} %`;
}

function sizeOf(value: JsonValue): number {
  return Array.isArray(value) ? value.length : 1;
}
