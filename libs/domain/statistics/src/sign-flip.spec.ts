import * as fc from 'fast-check';

import { signFlip } from './sign-flip';

/** All 2^m patterns, one by one. */
function byHand(differences: readonly number[]): { two: number; greater: number; less: number } {
  const observed = differences.reduce((total, d) => total + d, 0);
  const tolerance = 1e-9;
  let [two, greater, less] = [0, 0, 0];
  for (let pattern = 0; pattern < 2 ** differences.length; pattern += 1) {
    const sum = differences.reduce((total, d, i) => total + (pattern & (1 << i) ? d : -d), 0);
    if (Math.abs(sum) >= Math.abs(observed) - tolerance) two += 1;
    if (sum >= observed - tolerance) greater += 1;
    if (sum <= observed + tolerance) less += 1;
  }
  const all = 2 ** differences.length;
  return { two: two / all, greater: greater / all, less: less / all };
}

const onGrid = fc.array(
  fc.integer({ min: -5, max: 5 }).map((k) => k / 5),
  { minLength: 1, maxLength: 11 },
);
const PRIME = 999_983;
const offGrid = fc.array(
  fc.integer({ min: -PRIME, max: PRIME }).map((k) => k / PRIME),
  { minLength: 1, maxLength: 11 },
);

describe('signFlip', () => {
  it.each([
    ['on a grid', onGrid],
    ['off any grid', offGrid],
  ])('counts what counting by hand counts, %s', (_name, differences) => {
    fc.assert(
      fc.property(differences, (values) => {
        const counted = signFlip(values);
        const expected = byHand(values);
        expect(counted.method).toBe('exact');
        expect(counted.pTwoSided).toBeCloseTo(expected.two, 10);
        expect(counted.pGreater).toBeCloseTo(expected.greater, 10);
        expect(counted.pLess).toBeCloseTo(expected.less, 10);
      }),
    );
  });

  it('gives six equal wins 2 × 2⁻⁶', () => {
    expect(signFlip([0.2, 0.2, 0.2, 0.2, 0.2, 0.2]).pTwoSided).toBeCloseTo(2 / 64, 15);
  });

  it('mirrors when the sides are swapped, and forgets the order', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { maxLength: 60 }), (values) => {
        const straight = signFlip(values);
        const turned = signFlip(values.map((d) => -d).toReversed());
        expect(turned.pTwoSided).toBe(straight.pTwoSided);
        expect(turned.pGreater).toBe(straight.pLess);
        expect(turned.pLess).toBe(straight.pGreater);
      }),
      { numRuns: 40 },
    );
  });

  it('does not move when a task tied 0–0 is added', () => {
    fc.assert(
      fc.property(onGrid, (values) => {
        expect(signFlip([...values, 0, null]).pTwoSided).toBe(signFlip(values).pTwoSided);
      }),
    );
  });

  it('treats 0.1 + 0.2 − 0.3 as no difference', () => {
    expect(signFlip([0.1 + 0.2 - 0.3, 1]).nonzero).toBe(1);
  });

  it('draws for 31 to 150 graded differences, near what the normal approximation says', () => {
    const values = Array.from({ length: 60 }, (_, i) => Math.sin(i * 1.7) / 2 + 0.09);
    const drawn = signFlip(values);
    const normal = signFlip(values, { workLimit: 100 });
    expect([drawn.method, normal.method]).toEqual(['draws', 'normal']);
    expect(drawn.pTwoSided).toBeCloseTo(normal.pTwoSided!, 1);
    expect(signFlip(values.toReversed())).toEqual({ ...drawn, sum: signFlip(values.toReversed()).sum });
  });

  it('counts 1,000 tasks with 3 trials exactly, and says so', () => {
    const values = Array.from({ length: 1000 }, (_, i) => (((i * 7919) % 7) - 3) / 3);
    expect(signFlip(values).method).toBe('exact');
  });

  it('counts 1,000 tasks with one answer each exactly, whatever the limit', () => {
    const values = Array.from({ length: 1_000 }, (_, at) => (at % 3) - 1);
    expect(signFlip(values, { workLimit: 10 }).method).toBe('exact');
  });

  it('counts 60 differences in hundredths exactly: few coins on a wide grid', () => {
    const hundredths = Array.from({ length: 60 }, (_, at) => ((at * 37) % 101) / 100 - 0.44);
    expect(signFlip(hundredths).method).toBe('exact');
  });

  it('agrees with the normal approximation where both are possible', () => {
    const values = Array.from({ length: 400 }, (_, i) => (((i * 7919) % 11) - 5 + (i % 13 === 0 ? 3 : 0)) / 10);
    const [exact, normal] = [signFlip(values), signFlip(values, { workLimit: 1 })];
    expect([exact.method, normal.method]).toEqual(['exact', 'normal']);
    expect(normal.pTwoSided).toBeCloseTo(exact.pTwoSided!, 3);
  });

  it('never says 0, not even for 2,000 wins in a row', () => {
    const p = signFlip(new Array<number>(2000).fill(1)).pTwoSided!;
    expect(p).toBeGreaterThan(0);
    expect(p).toBeLessThan(1e-300);
  });

  it('has no p without data', () => {
    expect(signFlip([null, NaN])).toMatchObject({ n: 0, pTwoSided: null, smallestPossibleP: null });
  });
});
