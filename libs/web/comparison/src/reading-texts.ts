/** English texts of how to read the comparison. */
export const READING_TEXTS = {
  title: 'How to read this',
  better: 'Better',
  betterMeans: 'holds on tasks like these: the exact test, corrected for the number of pairs, stays below 5 %.',
  betterHere: 'Better here',
  betterHereMeans: 'holds on these tasks only; too few, or too unlike each other, to expect it elsewhere.',
  equal: 'Practically equal',
  equalMeans: 'a difference of 5 points or more is ruled out.',
  cannotTell: 'Cannot tell yet',
  cannotTellMeans: 'neither is shown; the row says how many tasks would settle it.',
  interval: '(61–81)',
  intervalMeans: 'if other tasks of this kind were drawn, the score would land in this range in about 95 of 100 cases.',
  baseline: 'Baseline',
  baselineMeans:
    'the column that the others are tested against. Two others are not tested against each other; make one of them the baseline for that.',
  dash: '–',
  dashMeans: 'not measured. A real zero is a 0.',
} as const;
