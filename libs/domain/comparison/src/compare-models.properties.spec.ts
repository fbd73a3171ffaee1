import * as fc from 'fast-check';

import { compareModels } from './compare-models';
import { type ColumnSituation, entryIn, overall, pairIn, situation } from './situation';

/** Every number in a result, however deep. */
function numbersIn(value: unknown): number[] {
  if (typeof value === 'number') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(numbersIn) : [];
}

describe('compareModels: properties', () => {
  const outcome = fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom(0, 1) },
    { weight: 2, arbitrary: fc.constantFrom(0.25, 0.5) },
    { weight: 1, arbitrary: fc.constantFrom('missing' as const, 'no_judge' as const) },
  );
  const tasks = fc.array(fc.tuple(...[0, 1, 2].map(() => fc.array(outcome, { minLength: 1, maxLength: 3 }))), {
    maxLength: 9,
  });
  const columnsOf = (
    rows: readonly (readonly (readonly (number | 'missing' | 'no_judge')[])[])[],
  ): [ColumnSituation, ColumnSituation, ColumnSituation] => {
    const column = (index: number): ColumnSituation => ({ answers: rows.map((row) => row[index] ?? []) });
    return [column(0), column(1), column(2)];
  };

  it('lets no NaN out, and its ranks never contradict its verdicts', () => {
    fc.assert(
      fc.property(tasks, (rows) => {
        const [A, B, C] = columnsOf(rows);
        const parts = compareModels(situation({ A, B, C }));
        expect(numbersIn(parts).filter((value) => !Number.isFinite(value))).toEqual([]);
        for (const scope of parts.scopes) {
          for (const pair of scope.pairs.filter(({ verdict }) => verdict === 'better')) {
            const [winner, loser] = (pair.difference.value ?? 0) > 0 ? [pair.a, pair.b] : [pair.b, pair.a];
            expect(entryIn(scope, winner).rank[0]).toBeLessThan(entryIn(scope, loser).rank[1]);
            expect(scope.recommendation.name).not.toBe(loser);
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it('mirrors when two columns change places', () => {
    fc.assert(
      fc.property(tasks, (rows) => {
        const [A, B] = columnsOf(rows);
        const [straight, turned] = [overall(situation({ A, B })), overall(situation({ B, A }))];
        const [one, two] = [pairIn(straight, 'A', 'B'), pairIn(turned, 'B', 'A')];
        expect([two.verdict, two.wins, two.ties, two.losses]).toEqual([one.verdict, one.losses, one.ties, one.wins]);
        expect((two.difference.value ?? 0) + (one.difference.value ?? 0)).toBeCloseTo(0, 12);
        expect((two.difference.low ?? 0) + (one.difference.high ?? 0)).toBeCloseTo(0, 9);
        expect(two.pValue.here ?? 2).toBeCloseTo(one.pValue.here ?? 2, 9);
      }),
      { numRuns: 60 },
    );
  });

  it('leaves a model’s figures alone when another that answered everything joins', () => {
    fc.assert(
      fc.property(tasks, (rows) => {
        const [A, B] = columnsOf(rows);
        const before = overall(situation({ A, B }));
        const after = overall(situation({ A, B, C: { answers: rows.map(() => [1]) } }));
        // A task that waits for a judge with A and B alike is judged once C has a score there.
        if (before.tasks !== after.tasks || before.dropped !== after.dropped) return;
        expect(entryIn(after, 'A').accuracy).toEqual(entryIn(before, 'A').accuracy);
      }),
      { numRuns: 60 },
    );
  });
});
