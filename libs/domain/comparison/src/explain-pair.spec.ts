import { apparentContradiction, limitOfDiffering, pInWords } from './explain-pair';

const pair = {
  difference: { value: 0.054, low: 0.012, high: 0.096 },
  pValue: { here: 0.4, general: 0.42 },
  pRaw: { here: 0.015, general: 0.015 },
  verdict: 'cannot_tell',
  reason: 'not_significant',
} as const;

describe('apparentContradiction', () => {
  it('says that the pair would count alone, and not among many', () => {
    expect(apparentContradiction(pair, 28)).toBe(
      'alone it would count (p = 0.015), among 28 pairs asked at once it does not (p = 0.420)',
    );
  });

  it('says that the test is exact and the interval is not', () => {
    const open = { ...pair, pRaw: { here: 0.07, general: 0.07 }, pValue: { here: 0.07, general: 0.07 } };
    expect(apparentContradiction(open, 1)).toBe('the interval is an approximation, the exact test gives p = 0.070');
    const { reason: _, ...told } = pair;
    const better = {
      ...told,
      verdict: 'better' as const,
      difference: { value: 0.05, low: -0.001, high: 0.1 },
      pValue: { here: 0.04, general: 0.04 },
    };
    expect(apparentContradiction(better, 1)).toContain('the exact test gives p = 0.040');
  });

  it('lets a difference below five points be one, and still be equal', () => {
    const { reason: _, ...told } = pair;
    expect(
      apparentContradiction({ ...told, verdict: 'equal', difference: { value: 0.02, low: 0.01, high: 0.03 } }, 3),
    ).toBe('there is a difference, and it is smaller than 5 points');
  });

  it('is silent where interval and verdict agree, and where the reason says it already', () => {
    expect(apparentContradiction({ ...pair, difference: { value: 0.01, low: -0.02, high: 0.04 } }, 3)).toBeNull();
    expect(apparentContradiction({ ...pair, reason: 'incomplete' }, 3)).toBeNull();
    expect(apparentContradiction({ ...pair, difference: { value: null, low: null, high: null } }, 3)).toBeNull();
  });
});

describe('limitOfDiffering', () => {
  const counts = { wins: 0, ties: 10, losses: 0, verdict: 'cannot_tell', reason: 'not_significant' } as const;

  it('says what being alike on ten tasks leaves open: 1 − 0.05^(1/10) = 26 %', () => {
    expect(limitOfDiffering(counts, 1)).toBe(
      'alike on all 10 tasks, yet they may still differ on up to 26 % of such tasks',
    );
  });

  it('says that five differing tasks can never be sure, and more are needed among many pairs', () => {
    const five = { ...counts, wins: 5 };
    expect(limitOfDiffering(five, 1)).toBe('they differ on 5 tasks only: with fewer than 6 nobody can be 95 % sure');
    expect(limitOfDiffering({ ...counts, wins: 6 }, 1)).toBeNull();
    // 2^(1 − 8) × 3 = 0.023, and with 7 tasks 0.047: 7 are the fewest for three pairs.
    expect(limitOfDiffering({ ...counts, wins: 6 }, 3)).toContain(
      'with fewer than 7 nobody can be 95 % sure among 3 pairs',
    );
  });

  it('is silent where a verdict is spoken', () => {
    expect(limitOfDiffering({ ...counts, wins: 2, verdict: 'equal' }, 1)).toBeNull();
    expect(limitOfDiffering({ ...counts, ties: 0 }, 1)).toBeNull();
  });
});

describe('pInWords', () => {
  it('never says 0', () => {
    expect([0.5, 0.00004, 0].map(pInWords)).toEqual(['p = 0.500', 'p = 4.0e-5', 'p < 1e-300']);
  });
});
