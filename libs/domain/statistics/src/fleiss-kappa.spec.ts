import { fleissKappa } from './fleiss-kappa';

/** Ten subjects, fourteen raters, five categories: the worked example of Fleiss' κ. */
const COUNTS = [
  [0, 0, 0, 0, 14],
  [0, 2, 6, 4, 2],
  [0, 0, 3, 5, 6],
  [0, 3, 9, 2, 0],
  [2, 2, 8, 1, 1],
  [7, 7, 0, 0, 0],
  [3, 2, 6, 3, 0],
  [2, 5, 3, 2, 2],
  [6, 5, 2, 1, 0],
  [0, 2, 2, 3, 7],
];
const rows = COUNTS.map((counts) => counts.flatMap((count, category) => new Array<number>(count).fill(category)));

describe('fleissKappa', () => {
  it('is what the worked example says: P = 0.378, κ = 0.210', () => {
    const { agreement, kappa, n } = fleissKappa(rows, [0, 1, 2, 3, 4], 14);
    expect(n).toBe(10);
    expect(agreement).toBeCloseTo(0.378, 3);
    expect(kappa).toBeCloseTo(0.21, 3);
  });

  it('is null, not 1, where all raters always say the same', () => {
    expect(
      fleissKappa(
        [
          ['a', 'a'],
          ['a', 'a'],
        ],
        ['a', 'b'],
        2,
      ),
    ).toMatchObject({ agreement: 1, kappa: null });
  });

  it('drops subjects that lack a rating', () => {
    expect(
      fleissKappa(
        [
          ['a', null],
          ['a', 'a'],
          ['b', 'b'],
        ],
        ['a', 'b'],
        2,
      ),
    ).toMatchObject({ n: 2, kappa: 1 });
    expect(fleissKappa([], ['a', 'b'], 2)).toEqual({ n: 0, raters: 2, agreement: null, kappa: null });
  });
});
