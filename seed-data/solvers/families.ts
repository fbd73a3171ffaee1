import { CODE_ANALYSIS } from './code-analysis/families';
import { CODE_GENERATION } from './code-generation/families';
import type { Family } from './family';
import { GENERAL_CHAT } from './general-chat/families';
import { PLANNING } from './planning/families';
import { REASONING } from './reasoning/families';

/** The forty core tasks: type by type, easiest first. */
export const FAMILIES: readonly Family[] = [
  ...CODE_GENERATION,
  ...CODE_ANALYSIS,
  ...REASONING,
  ...PLANNING,
  ...GENERAL_CHAT,
];
