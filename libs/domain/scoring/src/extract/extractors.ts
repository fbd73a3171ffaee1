import type { ExtractRule } from '@assay/contracts';
import { extractAnswerLine } from './answer-line';
import { extractChoice } from './choice';
import { extractCode } from './code';
import type { Extractor } from './extraction';
import { extractJson } from './json';
import { extractLastNumber } from './last-number';
import { extractWhole } from './whole';

/** Every rule by its name. */
export const EXTRACTORS: Readonly<Record<ExtractRule, Extractor>> = {
  whole: extractWhole,
  answer_line: extractAnswerLine,
  last_number: extractLastNumber,
  choice: extractChoice,
  code: extractCode,
  json: extractJson,
};
