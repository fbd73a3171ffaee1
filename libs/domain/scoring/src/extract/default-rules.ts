import { NATURAL_RULES, type ExtractRule, type ScorerSpec } from '@assay/contracts';

export { NATURAL_RULES as DEFAULT_RULES } from '@assay/contracts';

/** The rules that a scorer tries in turn: its own `extract`, else those of its type. */
export function rulesOf(spec: ScorerSpec): readonly ExtractRule[] {
  return spec.extract === undefined ? NATURAL_RULES[spec.type] : [spec.extract];
}
