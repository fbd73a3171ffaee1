/**
 * How a permutation p-value was reached. exact: every arrangement counted · draws: 10,000 seeded random arrangements ·
 * normal: the normal approximation, where counting would take too long or the single scores are not known.
 */
export type TestMethod = 'exact' | 'draws' | 'normal';

/** Random arrangements of `draws`; p = (1 + b) / (1 + 10,000). */
export const DRAWS = 10_000;

/** Multiplications (or single draws) that one test may take before it falls back to the normal approximation: about two milliseconds. */
export const WORK_LIMIT = 1_500_000;
