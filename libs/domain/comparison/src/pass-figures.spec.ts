import { entryIn, every, overall, situation } from './situation';

const valuesOf = (figures: readonly { k: number; value: number | null }[] | undefined): [number, number | null][] =>
  (figures ?? []).map(({ k, value }) => [k, value === null ? null : Math.round(value * 1e12) / 1e12]);

describe('passFigures', () => {
  it('tells whether a task is solved at all, and whether every time', () => {
    // Two tasks of four tries: 4 of 4 and 1 of 4. pass@3: 1 and 1 − C(3,3)/C(4,3) = 3/4; pass^3: 1 and 0.
    const { passAtK, passHatK } = entryIn(
      overall(
        situation({
          A: {
            answers: [
              [1, 1, 1, 1],
              [0, 0, 1, 0],
            ],
          },
        }),
      ),
      'A',
    );
    expect(valuesOf(passAtK)).toEqual([
      [1, 0.625],
      [3, 0.875],
      [4, 1],
    ]);
    expect(valuesOf(passHatK)).toEqual([
      [1, 0.625],
      [3, 0.5],
      [4, 0.5],
    ]);
    expect(passAtK?.[2]).toMatchObject({ tasks: 2, excluded: 0 });
  });

  it('has one k with one try, and it is the pass rate', () => {
    const entry = entryIn(overall(situation({ A: { answers: [[1], [0], [0.5]] } })), 'A');
    expect(valuesOf(entry.passAtK)).toEqual([[1, 0.333333333333]]);
    expect(valuesOf(entry.passHatK)).toEqual([[1, 0.333333333333]]);
    expect(entry.passRate).toBeCloseTo(1 / 3, 12);
  });

  it('takes the same k for all columns: the tries that each of them has', () => {
    const scope = overall(situation({ A: { answers: every(20, [1, 0, 1, 0, 1]) }, B: { answers: every(20, [1, 1]) } }));
    for (const name of ['A', 'B']) {
      const { passAtK, passHatK } = entryIn(scope, name);
      expect([passAtK, passHatK].map((figures) => figures?.map(({ k }) => k))).toEqual([
        [1, 2],
        [1, 2],
      ]);
    }
    // A: c = 3 of n = 5. pass@2 = 1 − C(2,2)/C(5,2) = 0.9, pass^2 = C(3,2)/C(5,2) = 0.3.
    expect(valuesOf(entryIn(scope, 'A').passAtK)[1]).toEqual([2, 0.9]);
    expect(valuesOf(entryIn(scope, 'A').passHatK)[1]).toEqual([2, 0.3]);
  });

  it('leaves a task with fewer tries out and counts it: never 0', () => {
    const answers = [...every(19, [1, 1, 1]), [1, 'missing', 'missing'] as const];
    const { passAtK, passHatK } = entryIn(overall(situation({ A: { answers } })), 'A');
    expect(passAtK).toEqual([
      { k: 1, value: 1, tasks: 20, excluded: 0 },
      { k: 3, value: 1, tasks: 19, excluded: 1 },
    ]);
    expect(passHatK?.[1]).toEqual({ k: 3, value: 1, tasks: 19, excluded: 1 });
  });

  it('counts copies at temperature 0 once: there is only pass@1', () => {
    const copies = { answers: every(8, [1, 1, 1]), deterministic: true };
    expect(entryIn(overall(situation({ A: copies, B: copies })), 'A').passAtK).toEqual([
      { k: 1, value: 1, tasks: 8, excluded: 0 },
    ]);
  });

  it('is null without any task', () => {
    const entry = entryIn(overall(situation({ A: { answers: [['missing']] }, B: { answers: [[1]] } })), 'A');
    expect(entry.passAtK).toEqual([{ k: 1, value: null, tasks: 0, excluded: 0 }]);
    expect(entry.passHatK).toEqual([{ k: 1, value: null, tasks: 0, excluded: 0 }]);
  });
});
