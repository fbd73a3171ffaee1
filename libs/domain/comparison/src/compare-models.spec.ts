import { compareModels } from './compare-models';
import { type ColumnSituation, entryIn, every, overall, pairIn, situation } from './situation';

describe('compareModels: verdicts', () => {
  describe('ten tasks that A always passes and B passes every second time', () => {
    const scope = overall(situation({ A: { answers: every(10, [1, 1]) }, B: { answers: every(10, [1, 0]) } }));
    const pair = pairIn(scope, 'A', 'B');

    it('calls A better: all ten signs point one way, p = 2 × 2⁻¹⁰', () => {
      expect(pair.pValue.general).toBeCloseTo(2 / 1024, 12);
      expect(pair).toMatchObject({ verdict: 'better', wins: 10, ties: 0, losses: 0 });
      expect(pair.difference.value).toBeCloseTo(0.5, 12);
    });

    it('ranks A first and B second, and recommends A', () => {
      expect(scope.entries.map((entry) => entry.rank)).toEqual([
        [1, 1],
        [2, 2],
      ]);
      expect(scope.recommendation).toMatchObject({ name: 'A', tiedWith: [], verdict: 'better' });
      expect(scope.recommendation.reason).toContain('A is better overall: +50 points over B');
      expect(scope.recommendation.reason).toContain('10 tasks × 2');
    });

    it('never gives 10 of 10 a zero-width interval', () => {
      // lower = n / (n + t²), n = 10, t(0.975; 9) = 2.262
      expect(entryIn(scope, 'A').accuracy).toMatchObject({ value: 1, high: 1, n: 10, trials: 20 });
      expect(entryIn(scope, 'A').accuracy.low).toBeCloseTo(10 / (10 + 2.262157 ** 2), 5);
    });
  });

  describe('all tied', () => {
    it('is no proof of equality on 10 tasks with one try: one answer more would be 10 points', () => {
      // half width at 90 %: (1/10) × (1 + t(0.95; 9)) = 0.1 × 2.833 = 0.283 > 0.05
      const pair = pairIn(
        overall(situation({ A: { answers: every(10, [1]) }, B: { answers: every(10, [1]) } })),
        'A',
        'B',
      );
      expect(pair).toMatchObject({ verdict: 'cannot_tell', reason: 'not_significant', wins: 0, ties: 10, losses: 0 });
      expect(pair.pValue).toEqual({ here: 1, general: 1 });
      // (1/n) × (1 + t(0.95; n − 1)) ≤ 0.05 first holds at n = 54: 2.674 / 54 = 0.0495
      expect(pair.tasksNeeded).toBe(54);
    });

    it('is practical equality on 40 tasks × 3: one answer more would be 0.8 points', () => {
      // (1/3/40) × (1 + t(0.95; 39)) = 0.00833 × 2.685 = 0.0224 ≤ 0.05
      const alike = every(40, [1, 0, 1]);
      const scope = overall(situation({ A: { answers: alike }, B: { answers: alike } }));
      expect(pairIn(scope, 'A', 'B')).toMatchObject({ verdict: 'equal' });
      expect(scope.entries.map((entry) => entry.rank)).toEqual([
        [1, 2],
        [1, 2],
      ]);
    });
  });

  describe('only five tasks', () => {
    // A passes 5 of 5 everywhere, B 1 of 5
    const parts = compareModels(
      situation({ A: { answers: every(5, [1, 1, 1, 1, 1]) }, B: { answers: every(5, [1, 0, 0, 0, 0]) } }),
    );
    const pair = pairIn(parts.scopes[0]!, 'A', 'B');

    it('can say better here, but never better: 2 × 2⁻⁵ = 0.0625', () => {
      expect(pair.pValue.general).toBeCloseTo(0.0625, 12);
      // within each task 6 passes are dealt to 5 + 5: C(5,5) × C(5,1) / C(10,6) = 5/210; five tasks, two sides
      expect(pair.pValue.here).toBeCloseTo(2 * (5 / 210) ** 5, 15);
      expect(pair.verdict).toBe('better_here');
    });

    it('recommends A with the doubt that five are too few', () => {
      expect(parts.scopes[0]!.recommendation).toMatchObject({
        name: 'A',
        verdict: 'better_here',
        doubt: '5 tasks are too few to expect it elsewhere.',
      });
      expect(parts.scopes[0]!.recommendation.reason).toContain('A did better on these 5 tasks: +80 points over B');
    });

    it('gives too few tasks as the reason where nothing is certain', () => {
      const close = overall(situation({ A: { answers: every(5, [1]) }, B: { answers: [[0], ...every(4, [1])] } }));
      // 2^(1 − 6) = 0.03125 ≤ 0.05 < 2^(1 − 5): six tasks are the fewest
      expect(pairIn(close, 'A', 'B')).toMatchObject({ verdict: 'cannot_tell', reason: 'too_few_tasks' });
      expect(pairIn(close, 'A', 'B').tasksNeeded).toBeGreaterThanOrEqual(6);
    });
  });

  describe('four tasks', () => {
    it('are too few for a recommendation', () => {
      const scope = overall(situation({ A: { answers: every(4, [1]) }, B: { answers: every(4, [0]) } }));
      expect(scope.recommendation).toMatchObject({ name: null, verdict: null });
      expect(scope.recommendation.reason).toBe('Only 4 tasks in common: too few for a recommendation.');
    });
  });

  describe('equal within 5 points', () => {
    // 60 graded tasks; B is 1 point lower or higher in turn: mean 0, sd 0.01, 90 % interval ± 0.002
    const a = Array.from({ length: 60 }, (_, t) => [0.3 + (t % 7) / 10]);
    const b = a.map(([score = 0], t) => [score + (t % 2 === 0 ? 0.01 : -0.01)]);

    it('is said by the interval, not by a large p', () => {
      expect(pairIn(overall(situation({ A: { answers: a }, B: { answers: b } })), 'A', 'B').verdict).toBe('equal');
      // six of these tasks with wide swings have p = 1 too, and are not equal
      const wild = Array.from({ length: 6 }, (_, t) => [t % 2 === 0 ? 0.9 : 0.1]);
      const turned = wild.map(([score = 0]) => [1 - score]);
      const pair = pairIn(overall(situation({ A: { answers: wild }, B: { answers: turned } })), 'A', 'B');
      expect(pair).toMatchObject({ verdict: 'cannot_tell', reason: 'not_significant' });
      expect(pair.pValue.general).toBe(1);
    });

    it('recommends the faster of the two, with the range of the ratio', () => {
      // B needs 1 s, A 1.5, 2 or 2.5 s: ratio ∛(1.5 × 2 × 2.5) = 1.957, ± 5.5 %
      const scope = overall(
        situation({
          A: { answers: a, timeMs: (t) => 2000 * (1 + ((t % 3) - 1) / 4) },
          B: { answers: b, timeMs: () => 1000 },
        }),
      );
      expect(scope.recommendation).toMatchObject({ name: 'B', tiedWith: ['A'], verdict: 'equal' });
      expect(scope.recommendation.reason).toMatch(
        /^Use B overall\. .* practically equal \(59 % vs 59 %, within 5 points\) and B is 2\.0× faster \(1\.9–2\.1\)\.$/,
      );
    });

    it('recommends the smaller where speed is unknown', () => {
      const scope = overall(situation({ A: { answers: a, sizeBytes: 9.3e9 }, B: { answers: b, sizeBytes: 4.9e9 } }));
      expect(scope.recommendation.name).toBe('B');
      expect(scope.recommendation.reason).toContain('B is smaller (4.9 GB against 9.3 GB)');
    });
  });

  describe('three models', () => {
    const columns: Record<string, ColumnSituation> = {
      A: { answers: every(8, [1, 1, 1]) },
      B: { answers: every(8, [1, 0, 0]) },
      C: { answers: every(8, [0, 0, 0]) },
    };

    it('without a baseline asks all three pairs and multiplies the smallest p by three', () => {
      const parts = compareModels(situation(columns));
      const scope = parts.scopes[0]!;
      expect(scope.pairs.map(({ a, b }) => a + b)).toEqual(['AB', 'AC', 'BC']);
      // eight signs one way: 2 × 2⁻⁸ = 1/128, times 3
      for (const pair of scope.pairs) expect(pair.pValue.general).toBeCloseTo(3 / 128, 12);
      expect(scope.entries.map((entry) => entry.rank)).toEqual([
        [1, 1],
        [2, 2],
        [3, 3],
      ]);
      expect(parts.family).toBe('In each scope, the chance of any false “better” is at most 5 % (Holm, 3 pairs).');
    });

    it('with a baseline asks two, differences being against it', () => {
      const parts = compareModels({ ...situation(columns), baseline: 'B' });
      const scope = parts.scopes[0]!;
      expect(scope.pairs.map(({ a, b }) => a + b)).toEqual(['AB', 'CB']);
      expect(pairIn(scope, 'A', 'B').pValue.general).toBeCloseTo(2 / 128, 12);
      expect(pairIn(scope, 'C', 'B').difference.value).toBeCloseTo(-1 / 3, 12);
      expect(parts.family).toContain('(Holm, 2 pairs with B)');
      expect(scope.recommendation.name).toBe('A');
    });

    it('says so when the baseline is not among them', () => {
      const parts = compareModels({ ...situation(columns), baseline: 'Z' });
      expect(parts.baseline).toBeNull();
      expect(parts.notes[0]).toContain('The baseline Z is not among the models');
      expect(parts.scopes[0]!.pairs).toHaveLength(3);
    });
  });
});
