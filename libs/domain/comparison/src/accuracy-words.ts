import type { AccuracyFigure } from '@assay/contracts';

import { percent, tasksInWords, triesInWords } from './words';

const certain = (value: number): boolean => value === 0 || value === 1;

/** A score in words, always with its range and number of tasks: "74 % (60–85 %) on 40 tasks × 3 tries". */
export function describeAccuracy({ value, low, high, n, trials }: AccuracyFigure): string {
  if (value === null || low === null || high === null || n === 0) return 'No results yet.';
  const tries = Math.round(trials / n);
  if (n === 1) return `${percent(value)} on one task (${triesInWords(tries)}): no range can be given.`;
  if (certain(value)) {
    const bound = value === 1 ? `as low as ${percent(low)}` : `as high as ${percent(high)}`;
    return `${value === 1 ? n : 0} of ${n}. Could still be ${bound} on similar tasks.`;
  }
  const range = `${Math.round(low * 100)}–${percent(high)}`;
  return `${percent(value)} (${range}) on ${tasksInWords(n)} × ${triesInWords(tries)}.`;
}
