import type { Family } from '../family';

/** The core tasks of type `planning`, easiest first. */
export const PLANNING: readonly Family[] = [];
