import type { ScorerSpec, ScorerType } from '@assay/contracts';
import { scoreChoice } from './scorers/choice';
import { scoreContains } from './scorers/contains';
import { scoreDate } from './scorers/date';
import { scoreExact } from './scorers/exact';
import { scoreInstructions } from './scorers/instructions';
import { scoreJsonEqual } from './scorers/json-equal';
import { scoreLiteral } from './scorers/literal';
import { needsSandbox, waitForJudge } from './scorers/not-here';
import { scoreNumber } from './scorers/number';
import { scoreRegex } from './scorers/regex';
import { scoreSet } from './scorers/set';
import type { ScorerFunction } from './scorers/finding';

/** The part of the criteria that one type of scorer reads. */
export type SpecOf<Type extends ScorerType> = Extract<ScorerSpec, { readonly type: Type }>;

/** Every scorer by its type: a new one is one file and one line here. */
export const SCORERS: { readonly [Type in ScorerType]: ScorerFunction<SpecOf<Type>> } = {
  exact: scoreExact,
  contains: scoreContains,
  regex: scoreRegex,
  number: scoreNumber,
  choice: scoreChoice,
  set: scoreSet,
  date: scoreDate,
  literal: scoreLiteral,
  json_equal: scoreJsonEqual,
  json_schema: needsSandbox,
  code_tests: needsSandbox,
  instructions: scoreInstructions,
  checker: needsSandbox,
  judge: waitForJudge,
};
