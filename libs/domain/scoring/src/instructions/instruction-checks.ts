import { CASE_CHECKS } from './case-checks';
import { CONTENT_CHECKS } from './content-checks';
import { FORMAT_CHECKS } from './format-checks';
import { FRAME_CHECKS } from './frame-checks';
import type { InstructionCheck } from './instruction-check';
import { KEYWORD_CHECKS } from './keyword-checks';
import { LENGTH_CHECKS } from './length-checks';

/** The 25 instructions of IFEval by their names there (Zhou et al. 2023, arXiv 2311.07911). */
export const INSTRUCTION_CHECKS: { readonly [id: string]: InstructionCheck | undefined } = {
  ...KEYWORD_CHECKS,
  ...LENGTH_CHECKS,
  ...CONTENT_CHECKS,
  ...FORMAT_CHECKS,
  ...FRAME_CHECKS,
  ...CASE_CHECKS,
};
