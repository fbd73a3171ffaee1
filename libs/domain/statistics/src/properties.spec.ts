import * as fc from 'fast-check';

import {
  bootstrapPercentile,
  bradleyTerry,
  checklistScore,
  clusteredMean,
  cohensKappa,
  compositeScore,
  drawResamples,
  holm,
  judgeCorrectedRate,
  mcnemar,
  meanAt,
  medianAbsoluteDeviation,
  minimumDetectableEffect,
  pairedEProcess,
  pairedT,
  paretoFront,
  passAtK,
  quantiles,
  rankCorrelation,
  requiredTasks,
  scoreInterval,
  seededRandom,
  signFlip,
  wilsonInterval,
  withinTaskPermutation,
} from './index';

const share = fc.integer({ min: 0, max: 60 }).map((k) => k / 60);
const maybeShare = fc.option(share, { freq: 5, nil: null });
const pairs = fc.array(fc.tuple(maybeShare, maybeShare), { maxLength: 24 });
const sides = (rows: readonly (readonly [number | null, number | null])[]): [(number | null)[], (number | null)[]] => [
  rows.map(([a]) => a),
  rows.map(([, b]) => b),
];

/** Every number in a result, however deep. */
function numbersIn(value: unknown): number[] {
  if (typeof value === 'number') return [value];
  if (value instanceof Map) return numbersIn([...value.values()]);
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(numbersIn) : [];
}

describe('an interval', () => {
  it('contains its estimate', () => {
    fc.assert(
      fc.property(fc.array(share, { minLength: 1, maxLength: 40 }), fc.boolean(), (means, graded) => {
        const { estimate, lower, upper } = scoreInterval(
          means,
          means.map(() => 3),
          { graded },
        );
        expect(lower).toBeLessThanOrEqual(estimate! + 1e-12);
        expect(upper).toBeGreaterThanOrEqual(estimate! - 1e-12);
        expect([lower >= 0, upper <= 1]).toEqual([true, true]);
      }),
    );
    fc.assert(
      fc.property(fc.nat(50), fc.nat(50), (x, more) => {
        const { estimate, lower, upper } = wilsonInterval(x, x + more);
        expect(estimate ?? lower).toBeGreaterThanOrEqual(lower);
        expect(estimate ?? upper).toBeLessThanOrEqual(upper);
      }),
    );
  });

  it('widens as the sample shrinks', () => {
    const width = (n: number): number => {
      const { lower, upper } = scoreInterval(
        Array.from({ length: n }, (_, i) => i % 2),
        new Array<number>(n).fill(1),
      );
      return upper - lower;
    };
    expect(width(8)).toBeGreaterThan(width(16));
    expect(width(16)).toBeGreaterThan(width(64));
  });

  it('never has zero width: 10 of 10 may still be as low as 66 %', () => {
    // p = 1: lower = n / (n + t²), t(0.975, 9) = 2.262: 10 / 15.117 = 0.6615
    expect(scoreInterval(new Array<number>(10).fill(1), new Array<number>(10).fill(5)).lower).toBeCloseTo(0.6615, 4);
  });

  it('is as wide for twins in clusters as for the clusters alone', () => {
    const alone = scoreInterval([0, 1, 1, 0, 1, 1], new Array<number>(6).fill(1), { graded: true });
    const means = [0, 0, 1, 1, 1, 1, 0, 0, 1, 1, 1, 1];
    const clusters = ['a', 'a', 'b', 'b', 'c', 'c', 'd', 'd', 'e', 'e', 'f', 'f'];
    const twins = scoreInterval(means, new Array<number>(12).fill(1), { graded: true, clusters });
    expect(twins.lower).toBeCloseTo(alone.lower, 12);
    expect(twins.upper).toBeCloseTo(alone.upper, 12);
  });
});

describe('swapping A and B', () => {
  it('mirrors the paired t', () => {
    fc.assert(
      fc.property(pairs, (rows) => {
        const [a, b] = sides(rows);
        const [straight, turned] = [pairedT(a, b), pairedT(b, a)];
        expect((turned.meanDifference ?? 0) + (straight.meanDifference ?? 0)).toBeCloseTo(0, 12);
        expect((turned.lower ?? 0) + (straight.upper ?? 0)).toBeCloseTo(0, 9);
        expect(turned.pTwoSided ?? 2).toBeCloseTo(straight.pTwoSided ?? 2, 9);
      }),
    );
  });

  it('mirrors McNemar, kappa, correlations and the betting test', () => {
    fc.assert(
      fc.property(pairs, (rows) => {
        const [a, b] = sides(rows);
        const pass = (values: (number | null)[]): (boolean | null)[] =>
          values.map((v) => (v === null ? null : v > 0.5));
        const [m, n] = [mcnemar(pass(a), pass(b)), mcnemar(pass(b), pass(a))];
        expect([n.aOnly, n.bOnly, n.pExact, n.pMid]).toEqual([m.bOnly, m.aOnly, m.pExact, m.pMid]);
        const kinds = [true, false];
        const [k, l] = [cohensKappa(pass(a), pass(b), kinds), cohensKappa(pass(b), pass(a), kinds)];
        expect(l.kappa ?? 2).toBeCloseTo(k.kappa ?? 2, 9);
        expect(rankCorrelation(b, a).kendallTauB ?? 2).toBeCloseTo(rankCorrelation(a, b).kendallTauB ?? 2, 9);
        const differences = rows.map(([x, y]) => (x === null || y === null ? null : x - y));
        const [up, down] = [pairedEProcess(differences), pairedEProcess(differences.map((d) => (d === null ? d : -d)))];
        up.logE.forEach((value, index) => expect(down.logE[index]).toBeCloseTo(value, 9));
      }),
    );
  });

  it('mirrors the strengths of two players', () => {
    const one = bradleyTerry(['A', 'B'], [{ a: 'A', b: 'B', winsA: 5, winsB: 2, ties: 3 }], 'davidson');
    const two = bradleyTerry(['A', 'B'], [{ a: 'B', b: 'A', winsA: 5, winsB: 2, ties: 3 }], 'davidson');
    expect(two.theta?.get('A')).toBeCloseTo(one.theta!.get('B')!, 10);
    expect(two.nu).toBeCloseTo(one.nu!, 10);
  });
});

describe('the order of the tasks', () => {
  it('changes nothing', () => {
    fc.assert(
      fc.property(pairs, (rows) => {
        const [a, b] = sides(rows);
        const [c, d] = sides(rows.toReversed());
        expect(pairedT(c, d).pTwoSided ?? 2).toBeCloseTo(pairedT(a, b).pTwoSided ?? 2, 9);
        expect(
          scoreInterval(
            c,
            c.map(() => 1),
          ).lower,
        ).toBeCloseTo(
          scoreInterval(
            a,
            a.map(() => 1),
          ).lower,
          12,
        );
        expect(quantiles(c, [0.3])).toEqual(quantiles(a, [0.3]));
        expect(medianAbsoluteDeviation(c)).toEqual(medianAbsoluteDeviation(a));
      }),
    );
  });
});

describe('nothing measured', () => {
  const none = [null, NaN, null];
  it('gives null everywhere and NaN nowhere', () => {
    const results = [
      scoreInterval(none, [0, 0, 0]),
      clusteredMean(none, ['a', 'a', 'b']),
      pairedT(none, none),
      signFlip(none),
      withinTaskPermutation([]),
      mcnemar([null], [true]),
      holm(none),
      passAtK([{ trials: 0, passes: 0 }], 1),
      cohensKappa([null], [true], [true, false]),
      rankCorrelation(none, none),
      quantiles(none, [0.5]),
      medianAbsoluteDeviation(none),
      pairedEProcess(none),
      bootstrapPercentile(3, meanAt(none), [[0, 1, 2]]),
      checklistScore([], 0.7),
      paretoFront([{ id: 'x', accuracy: NaN, seconds: 1 }]),
      wilsonInterval(0, 0),
      judgeCorrectedRate({ n: 0, judgedPass: 0, humanFail: 0, judgeSaidFail: 0, humanPass: 0, judgeSaidPass: 0 }),
      bradleyTerry([], []),
    ];
    for (const result of results) expect(numbersIn(result).filter((value) => !Number.isFinite(value))).toEqual([]);
    expect(pairedT(none, none)).toMatchObject({ pairs: 0, meanDifference: null, pTwoSided: null, lower: null });
    expect(holm(none)).toEqual({ m: 0, adjusted: [null, null, null], reject: [null, null, null] });
  });

  it('lets no NaN out for odd parameters', () => {
    const odd = [-1, 0, 0.5, 1, 2, NaN, Infinity];
    const plan = { omega2: 0.1, sigma2A: 0.1, sigma2B: 0.1, trialsA: 0, trialsB: 3 };
    for (const value of odd) {
      const results = [
        scoreInterval([0, 1, 0.5], [1, 1, 1], { confidence: value }),
        wilsonInterval(value, 10, 0.95),
        wilsonInterval(3, value, value),
        pairedT([0, 1, 0.5], [1, 0, 0.25], value),
        minimumDetectableEffect({ ...plan, alpha: value }, 10),
        requiredTasks({ ...plan, trialsA: value }, value),
        passAtK([{ trials: 3, passes: 2 }], value),
        quantiles([1, 2, 3], [value]),
        compositeScore(
          { accuracy: value, relevance: value, seconds: value },
          { method: 'gated', weights: { accuracy: 1, relevance: 1, speed: 1 }, goodSeconds: value, limitSeconds: 60 },
        ),
        checklistScore([{ points: value, met: true, must: false }], 0.5),
      ];
      for (const result of results) expect(numbersIn(result).filter((number) => !Number.isFinite(number))).toEqual([]);
    }
  });
});

describe('compositeScore', () => {
  it('of one model does not know of another: it is a function of its own axes and absolute targets', () => {
    const profile = {
      method: 'gated' as const,
      weights: { accuracy: 0.7, relevance: 0.15, speed: 0.15 },
      goodSeconds: 3,
      limitSeconds: 60,
    };
    const models = [
      { accuracy: 0.8, relevance: 0.9, seconds: 6 },
      { accuracy: 0.6, relevance: null, seconds: 2 },
    ];
    const before = models.map((axes) => compositeScore(axes, profile).composite);
    const after = [...models, { accuracy: 1, relevance: 1, seconds: 0.1 }].map(
      (axes) => compositeScore(axes, profile).composite,
    );
    expect(after.slice(0, 2)).toEqual(before);
    expect(before.every((value) => value !== null)).toBe(true);
  });

  it('earns a wrong answer nothing when gated', () => {
    const weights = { accuracy: 0.7, relevance: 0.15, speed: 0.15 };
    const axes = { accuracy: 0, relevance: 1, seconds: 1 };
    const composite = (method: 'gated' | 'additive'): number | null =>
      compositeScore(axes, { method, weights, goodSeconds: 3, limitSeconds: 60 }).composite;
    expect(composite('gated')).toBe(0);
    // 0.15 for relevance + 0.15 for speed
    expect(composite('additive')).toBeCloseTo(0.3, 12);
  });
});

describe('bootstrapPercentile', () => {
  it('repeats itself with the same seed and covers the mean of a wide sample', () => {
    const values = Array.from({ length: 50 }, (_, i) => (i % 10) / 10);
    const run = (): unknown => bootstrapPercentile(50, meanAt(values), drawResamples(50, 400, seededRandom('run 1')));
    const { lower, upper } = bootstrapPercentile(50, meanAt(values), drawResamples(50, 400, seededRandom('run 1')));
    expect(run()).toEqual(run());
    // mean 0.45, standard deviation 0.29, so ± 2 × 0.29 / √50 = ± 0.08
    expect(lower).toBeCloseTo(0.37, 1);
    expect(upper).toBeCloseTo(0.53, 1);
  });
});

describe('bradleyTerry', () => {
  it('converges beside very many votes', () => {
    // 125,000 to 115,000 half-wins: θ = ± ln(125/115) / 2
    const match = { a: 'a', b: 'b', winsA: 100_000, winsB: 90_000, ties: 50_000 };
    expect(bradleyTerry(['a', 'b'], [match]).theta?.get('a')).toBeCloseTo(Math.log(125 / 115) / 2, 12);
    expect(bradleyTerry(['a', 'b'], [match], 'davidson').theta?.get('a')).toBeCloseTo(Math.log(10 / 9) / 2, 12);
  });

  it('has no strengths where Davidson’s likelihood rises for ever', () => {
    // X never loses: 3 wins, 2 ties. The half-win model has an answer, Davidson's has none.
    const matches = [{ a: 'X', b: 'Y', winsA: 3, winsB: 0, ties: 2 }];
    expect(bradleyTerry(['X', 'Y'], matches, 'davidson')).toMatchObject({ exists: true, theta: null, nu: null });
    // half-win: 4 of 5, so θ differs by ln 4
    const { theta } = bradleyTerry(['X', 'Y'], matches);
    expect(theta!.get('X')! - theta!.get('Y')!).toBeCloseTo(Math.log(4), 10);
  });
});
