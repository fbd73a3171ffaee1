import * as fc from 'fast-check';

import { passes, type TaskTrials, type TrialGroup } from './within-task-leaf';
import { withinTaskPermutation } from './within-task-permutation';
import { signFlip } from './sign-flip';

const groupOf = (scores: readonly number[]): TrialGroup => ({
  trials: scores.length,
  sum: scores.reduce((total, score) => total + score, 0),
  squares: scores.reduce((total, score) => total + score * score, 0),
  scores,
});

/** Every way to choose who is next, task by task. */
function byHand(tasks: readonly { base: readonly number[]; next: readonly number[] }[]): {
  less: number;
  greater: number;
} {
  let outcomes = [{ sum: 0, weight: 1 }];
  let observed = 0;
  const mean = (scores: readonly number[]): number => scores.reduce((total, s) => total + s, 0) / scores.length;
  for (const { base, next } of tasks) {
    observed += mean(next) - mean(base);
    const pool = [...next, ...base];
    const choices: number[] = [];
    for (let mask = 0; mask < 2 ** pool.length; mask += 1) {
      const chosen = pool.filter((_, i) => mask & (1 << i));
      if (chosen.length === next.length) choices.push(mean(chosen) - mean(pool.filter((_, i) => !(mask & (1 << i)))));
    }
    outcomes = outcomes.flatMap(({ sum, weight }) =>
      choices.map((d) => ({ sum: sum + d, weight: weight / choices.length })),
    );
  }
  const total = (keep: (sum: number) => boolean): number =>
    outcomes.reduce((mass, { sum, weight }) => (keep(sum) ? mass + weight : mass), 0);
  return { less: total((sum) => sum <= observed + 1e-9), greater: total((sum) => sum >= observed - 1e-9) };
}

const score = fc.constantFrom(0, 1);
const graded = fc.constantFrom(0, 0.25, 0.4, 1);
const tasksOf = (scores: fc.Arbitrary<number>): fc.Arbitrary<{ base: number[]; next: number[] }[]> => {
  const side = fc.array(scores, { minLength: 1, maxLength: 3 });
  return fc.array(fc.record({ base: side, next: side }), { minLength: 1, maxLength: 3 });
};
const asTrials = (tasks: readonly { base: number[]; next: number[] }[]): TaskTrials[] =>
  tasks.map(({ base, next }) => ({ base: groupOf(base), next: groupOf(next) }));

describe('withinTaskPermutation', () => {
  it.each([
    ['pass/fail', tasksOf(score)],
    ['graded', tasksOf(graded)],
  ])('counts what counting by hand counts, %s', (_name, tasks) => {
    fc.assert(
      fc.property(tasks, (sample) => {
        const counted = withinTaskPermutation(asTrials(sample));
        const expected = byHand(sample);
        expect(counted.method).toBe('exact');
        expect(counted.pLess).toBeCloseTo(expected.less, 9);
        expect(counted.pGreater).toBeCloseTo(expected.greater, 9);
      }),
      { numRuns: 60 },
    );
  });

  it('needs only sums for pass/fail', () => {
    // 3 of 3 became 0 of 3: one of C(6, 3) = 20 deals
    expect(withinTaskPermutation([{ base: passes(3, 3), next: passes(0, 3) }]).pLess).toBeCloseTo(1 / 20, 12);
  });

  it('counts steps that share no grid in two halves', () => {
    const trials = [31, 37, 41, 43, 47, 53];
    const tasks = trials.map((n) => ({ base: passes(n - 3, n), next: passes(1, 2) }));
    const { pLess, method } = withinTaskPermutation(tasks);
    const normal = withinTaskPermutation(tasks, { workLimit: 1 });
    expect([method, normal.method]).toEqual(['exact', 'normal']);
    expect(pLess).toBeGreaterThan(1e-7);
    expect(pLess).toBeLessThan(0.01);
  });

  it('mirrors when the sides are swapped, and forgets the order of the tasks', () => {
    const sample = fc.array(
      fc.record({ n: fc.integer({ min: 1, max: 9 }), m: fc.integer({ min: 1, max: 9 }), a: fc.nat(9), b: fc.nat(9) }),
      { maxLength: 25 },
    );
    fc.assert(
      fc.property(sample, (rows) => {
        const tasks = rows.map(({ n, m, a, b }) => ({
          base: passes(Math.min(a, n), n),
          next: passes(Math.min(b, m), m),
        }));
        const straight = withinTaskPermutation(tasks);
        const turned = withinTaskPermutation(tasks.map(({ base, next }) => ({ base: next, next: base })).toReversed());
        expect(turned.pTwoSided ?? 2).toBeCloseTo(straight.pTwoSided ?? 2, 12);
        expect(turned.pLess ?? 2).toBeCloseTo(straight.pGreater ?? 2, 12);
      }),
    );
  });

  it('is the sign-flip test where every task has one trial a side', () => {
    const pairs = [0.9, 0.2, 0.75, 1, 0.4, 0.1, 0.6].map((next, i) => ({ next, base: (i * 0.13) % 1 }));
    const tasks = pairs.map(({ base, next }) => ({ base: groupOf([base]), next: groupOf([next]) }));
    expect(withinTaskPermutation(tasks).pGreater).toBeCloseTo(
      signFlip(pairs.map((p) => p.next - p.base)).pGreater!,
      12,
    );
  });

  it('draws where graded scores lie on no grid, mirrored and independent of order', () => {
    const tasks = Array.from({ length: 12 }, (_, t) => ({
      base: groupOf([0, 1, 2].map((j) => Math.abs(Math.sin(t * 3 + j)))),
      next: groupOf([0, 1, 2, 3].map((j) => Math.abs(Math.sin(t * 5 + j + 0.3)))),
    }));
    const drawn = withinTaskPermutation(tasks);
    const normal = withinTaskPermutation(tasks, { workLimit: 1 });
    expect([drawn.method, normal.method]).toEqual(['draws', 'normal']);
    expect(drawn.pTwoSided).toBeCloseTo(normal.pTwoSided!, 1);
    const turned = withinTaskPermutation(tasks.map(({ base, next }) => ({ base: next, next: base })).toReversed());
    expect(turned.pLess).toBe(drawn.pGreater);
  });

  it('falls back to the normal approximation where graded scores are known by their sums only', () => {
    const withoutScores = ({ trials, sum, squares }: TrialGroup): TrialGroup => ({ trials, sum, squares });
    const tasks = Array.from({ length: 30 }, (_, t) => ({
      base: groupOf([0, 0.2, 0.4].map((s) => s + (t % 3) * 0.2)),
      next: groupOf([0.2, 0.2, 0.6].map((s) => s + (t % 2) * 0.2)),
    }));
    const exact = withinTaskPermutation(tasks);
    const normal = withinTaskPermutation(
      tasks.map(({ base, next }) => ({ base: withoutScores(base), next: withoutScores(next) })),
    );
    expect([exact.method, normal.method]).toEqual(['exact', 'normal']);
    expect(normal.pTwoSided).toBeCloseTo(exact.pTwoSided!, 1);
  });

  it('has no p without trials on both sides', () => {
    expect(withinTaskPermutation([{ base: passes(0, 0), next: passes(1, 3) }])).toMatchObject({
      tasks: 0,
      pTwoSided: null,
    });
  });

  it('says 1 where nothing varies', () => {
    const tasks = [{ base: passes(5, 5), next: passes(3, 3) }];
    expect(withinTaskPermutation(tasks)).toMatchObject({ tasks: 1, pLess: 1, pGreater: 1, pTwoSided: 1 });
  });
});
