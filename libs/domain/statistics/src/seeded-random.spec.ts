import { seededRandom, xoshiro128 } from './seeded-random';

describe('xoshiro128', () => {
  it('follows the published recurrence from state 1, 2, 3, 4', () => {
    // First output by hand: rotl(2 × 5, 7) × 9 = 1280 × 9 = 11520; then b = 0 gives 0.
    const { bits } = xoshiro128([1, 2, 3, 4]);
    expect([bits(), bits(), bits(), bits()]).toEqual([11520, 0, 5927040, 70819200]);
  });
});

describe('seededRandom', () => {
  it('repeats itself for the same seed and differs for another', () => {
    const take = (seed: string): number[] =>
      Array.from(
        { length: 8 },
        (
          (random) => () =>
            random.bits()
        )(seededRandom(seed)),
      );
    expect(take('run 17, bootstrap')).toEqual(take('run 17, bootstrap'));
    expect(take('run 17, bootstrap')).not.toEqual(take('run 18, bootstrap'));
  });

  it('spreads evenly below a bound', () => {
    const random = seededRandom('even');
    const counts = [0, 0, 0, 0, 0, 0, 0];
    for (let draw = 0; draw < 70_000; draw += 1) counts[random.below(7)]! += 1;
    // 10,000 expected in each; five standard deviations are 463
    for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(463);
  });

  it('starts well from an empty seed', () => {
    const random = seededRandom('');
    expect(new Set(Array.from({ length: 100 }, () => random.bits())).size).toBe(100);
  });
});
