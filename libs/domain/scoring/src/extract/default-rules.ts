import type { ExtractRule, ScorerSpec, ScorerType } from '@assay/contracts';

const LINE_ELSE_WHOLE = ['answer_line', 'whole'] as const;

/** The natural rules of each type: the first that finds something decides. */
export const DEFAULT_RULES: Readonly<Record<ScorerType, readonly ExtractRule[]>> = {
  exact: LINE_ELSE_WHOLE,
  contains: ['whole'],
  regex: ['whole'],
  number: ['answer_line', 'last_number'],
  choice: ['choice'],
  set: LINE_ELSE_WHOLE,
  date: LINE_ELSE_WHOLE,
  literal: LINE_ELSE_WHOLE,
  json_equal: ['json'],
  json_schema: ['json'],
  code_tests: ['code'],
  instructions: ['whole'],
  checker: ['whole'],
  judge: ['whole'],
};

/** The rules that a scorer tries in turn: its own `extract`, else those of its type. */
export function rulesOf(spec: ScorerSpec): readonly ExtractRule[] {
  return spec.extract === undefined ? DEFAULT_RULES[spec.type] : [spec.extract];
}
