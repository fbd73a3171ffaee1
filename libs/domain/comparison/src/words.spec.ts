import type { ComparisonPair } from '@assay/contracts';

import { describeAccuracy } from './accuracy-words';
import { describePair } from './pair-words';
import { about, forScope, listed, pointsRange, signedPoints } from './words';

const pair = (change: Partial<ComparisonPair>): ComparisonPair => ({
  a: 'A',
  b: 'B',
  difference: { value: 0.09, low: 0.03, high: 0.15 },
  wins: 12,
  ties: 20,
  losses: 8,
  pValue: { here: 0.01, general: 0.02 },
  verdict: 'better',
  speedRatio: null,
  ...change,
});

describe('describeAccuracy', () => {
  it('says a range and the number of tasks', () => {
    expect(describeAccuracy({ value: 0.74, low: 0.6, high: 0.85, n: 40, trials: 120 })).toBe(
      '74 % (60–85 %) on 40 tasks × 3 tries.',
    );
  });

  it('has no 0 % for nothing', () => {
    expect(describeAccuracy({ value: null, low: null, high: null, n: 0, trials: 0 })).toBe('No results yet.');
  });

  it('gives one task no range', () => {
    expect(describeAccuracy({ value: 0.5, low: 0, high: 1, n: 1, trials: 2 })).toBe(
      '50 % on one task (2 tries): no range can be given.',
    );
  });

  it('keeps its doubt where all passed or all failed', () => {
    expect(describeAccuracy({ value: 1, low: 0.66, high: 1, n: 10, trials: 10 })).toBe(
      '10 of 10. Could still be as low as 66 % on similar tasks.',
    );
    expect(describeAccuracy({ value: 0, low: 0, high: 0.34, n: 10, trials: 10 })).toBe(
      '0 of 10. Could still be as high as 34 % on similar tasks.',
    );
  });
});

describe('describePair', () => {
  it('names the winner, whichever side it stands on', () => {
    expect(describePair(pair({}))).toBe('A is better than B on tasks like these (+9 points, 3–15).');
    expect(describePair(pair({ difference: { value: -0.09, low: -0.15, high: -0.03 } }))).toBe(
      'B is better than A on tasks like these (+9 points, 3–15).',
    );
  });

  it('keeps here apart from everywhere', () => {
    expect(describePair(pair({ verdict: 'better_here' }))).toBe(
      'A did better than B on these tasks (+9 points, 3–15); too few to expect it elsewhere.',
    );
  });

  it('says equal with its margin', () => {
    expect(describePair(pair({ verdict: 'equal' }))).toBe('A and B are practically equal: within 5 points.');
  });

  it('says how much more it takes', () => {
    const open = pair({
      difference: { value: 0.06, low: -0.09, high: 0.21 },
      verdict: 'cannot_tell',
      reason: 'not_significant',
      tasksNeeded: 97,
    });
    expect(describePair(open)).toBe(
      'Cannot tell A from B yet: +6 points, could be −9 to +21. About 60 more tasks would settle it.',
    );
    expect(describePair({ ...open, reason: 'incomplete', tasksNeeded: null })).toBe(
      'Cannot tell A from B: too many answers have no score.',
    );
    expect(describePair({ ...open, reason: 'no_common_tasks' })).toBe('A and B have no scored task in common.');
  });
});

describe('words', () => {
  it('round to whole points and keep the sign', () => {
    expect([signedPoints(0.004), signedPoints(-0.012), signedPoints(0.5)]).toEqual([
      '0 points',
      '−1 point',
      '+50 points',
    ]);
    expect([pointsRange(0.06, 0.22), pointsRange(-0.09, 0.21)]).toEqual(['6–22', '−9 to +21']);
  });

  it('list names and name scopes', () => {
    expect([listed([]), listed(['A']), listed(['A', 'B', 'C'])]).toEqual(['', 'A', 'A, B and C']);
    expect([forScope('overall'), forScope('code_generation'), forScope('category:sql')]).toEqual([
      'overall',
      'for code generation',
      'for the category sql',
    ]);
  });

  it('round estimates up the more the larger they are', () => {
    expect([about(7), about(57), about(441)]).toEqual([7, 60, 450]);
  });
});
