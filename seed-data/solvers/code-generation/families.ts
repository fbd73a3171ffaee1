import type { Family } from '../family';

/** The core tasks of type `code_generation`, easiest first. */
export const CODE_GENERATION: readonly Family[] = [];
