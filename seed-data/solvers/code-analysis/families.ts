import type { Family } from '../family';

/** The core tasks of type `code_analysis`, easiest first. */
export const CODE_ANALYSIS: readonly Family[] = [];
