import { compareModels } from './compare-models';
import { type ColumnSituation, every, type Outcome, overall, situation } from './situation';

/** `passes` of 10 tries on each of `tasks` tasks. */
const tenTries = (tasks: number, passes: number): (readonly Outcome[])[] =>
  every(
    tasks,
    Array.from({ length: 10 }, (_, index) => (index < passes ? 1 : 0)),
  );

describe('recommend', () => {
  it('takes the faster of two that beat the rest, and says what the better-scored could gain', () => {
    // A 95 % and B 90 % on average, both far above C; A is ahead of B on 3 tasks and behind on 2 of 8
    const a = [10, 10, 10, 9, 10, 8, 9, 10].map((k) => tenTries(1, k)[0]!);
    const b = [9, 10, 8, 10, 8, 9, 9, 10].map((k) => tenTries(1, k)[0]!);
    const { recommendation } = overall(
      situation({
        A: { answers: a, timeMs: (t) => 52_000 + 500 * t },
        B: { answers: b, timeMs: (t) => 12_000 + 90 * t },
        C: { answers: tenTries(8, 3), timeMs: () => 6000 },
      }),
    );
    expect(recommendation).toMatchObject({ name: 'B', tiedWith: ['A'], verdict: 'better' });
    expect(recommendation.reason).toMatch(
      /^B is better overall: \+61 points over C \(.*\), 8 tasks × 10\. Tied with A \(95 %\), and 4\.4× faster \(.*\)\.$/,
    );
    expect(recommendation.doubt).toMatch(
      /^A could be up to \d+ points better\. About \d+ more tasks would settle it\.$/,
    );
  });

  it('does not take C for its speed: C is beaten', () => {
    const { recommendation } = overall(
      situation({
        A: { answers: tenTries(8, 9), timeMs: () => 50_000 },
        C: { answers: tenTries(8, 3), timeMs: () => 1000 },
      }),
    );
    expect(recommendation).toMatchObject({ name: 'A', tiedWith: [] });
  });

  it('keeps to itself where nobody stands out, and says what would settle it', () => {
    const swing = (offset: number): (readonly Outcome[])[] =>
      Array.from({ length: 12 }, (_, t) => ((t + offset) % 3 === 0 ? [0, 0, 1] : [1, 1, 0]));
    const { recommendation } = overall(
      situation({ A: { answers: swing(0) }, B: { answers: [[0, 1, 0], ...swing(1).slice(1)] } }),
    );
    expect(recommendation).toMatchObject({ name: null, verdict: 'cannot_tell' });
    expect(recommendation.tiedWith).toEqual(expect.arrayContaining(['A', 'B']));
    expect(recommendation.reason).toMatch(/^Cannot tell [AB] from [AB] overall: .* points?, could be −\d+ to \+\d+\.$/);
    expect(recommendation.doubt).toContain('would settle it.');
  });

  it('says so when more tries will not help', () => {
    // The same in every try: all of the difference lies between the tasks.
    const fixed = (wins: readonly number[]): (readonly Outcome[])[] =>
      Array.from({ length: 20 }, (_, t) => (wins.includes(t) ? [1, 1, 1] : [0, 0, 0]));
    const noisy = [...fixed([0, 1, 2, 3, 4, 5, 6]).slice(0, 19), [0, 1, 0] as const];
    const { recommendation } = overall(situation({ A: { answers: noisy }, B: { answers: fixed([5, 6, 7, 8, 9]) } }));
    expect(recommendation.doubt).toContain('More tries will not help; the tasks differ too much.');
  });

  it('recommends nobody who is judged only by the own family', () => {
    const { recommendation } = overall(
      situation({ A: { answers: tenTries(8, 9), judgedByFamily: true }, B: { answers: tenTries(8, 3) } }),
    );
    expect(recommendation).toMatchObject({ name: null });
    expect(recommendation.doubt).toBe('A is left out: judged only by the same model family.');
  });

  it('warns where the missing answers could turn the order', () => {
    // 20 tasks × 10, one answer missing on 18 of them: A has 7 passes on each, B 7 and 6 in turn.
    // A's worst is 7/10 everywhere = 0.70, B's best 8/10 and 7/10 in turn = 0.75 (0.745 with the two full tasks)
    const withGaps = (passes: (task: number) => number): (readonly Outcome[])[] =>
      Array.from({ length: 20 }, (_, t) =>
        Array.from({ length: 10 }, (_answer, j): Outcome => (j === 9 && t > 1 ? 'missing' : j < passes(t) ? 1 : 0)),
      );
    const { recommendation } = overall(
      situation({ A: { answers: withGaps(() => 7) }, B: { answers: withGaps((t) => 7 - (t % 2)) } }),
    );
    expect(recommendation).toMatchObject({ name: 'A', verdict: 'better' });
    expect(recommendation.doubt).toContain('36 of 400 answers have no score. The order could change.');
  });

  it('takes the fastest of three equals with the baseline chosen', () => {
    const alike: ColumnSituation['answers'] = every(40, [1, 1, 1]);
    const input = situation({
      A: { answers: alike, timeMs: (t) => 5000 + t },
      B: { answers: alike, timeMs: (t) => 2000 + t },
      C: { answers: alike, timeMs: (t) => 9000 + t },
    });
    const { recommendation } = compareModels({ ...input, baseline: 'A' }).scopes[0]!;
    expect(recommendation).toMatchObject({ name: 'B', verdict: 'equal' });
    expect(recommendation.tiedWith).toEqual(expect.arrayContaining(['A', 'C']));
    expect(recommendation.reason).toContain('B is 2.5× faster');
  });

  it('takes no fast one for tied with a far better one that it was not tested against', () => {
    // With a baseline only the pairs with it are tested: B 60 % is the fastest of those that beat A 30 %, and C has 100 %.
    const input = situation({
      A: { answers: tenTries(20, 3), timeMs: (t) => 6000 + t },
      B: { answers: tenTries(20, 6), timeMs: (t) => 1000 + t },
      C: { answers: tenTries(20, 10), timeMs: (t) => 5000 + t },
    });
    const { recommendation } = compareModels({ ...input, baseline: 'A' }).scopes[0]!;
    expect(recommendation).toMatchObject({ name: 'C', verdict: 'better', tiedWith: [] });
    expect(recommendation.reason).not.toContain('Tied');
  });

  it('names three of many tied models and counts the others', () => {
    const alike = Object.fromEntries(
      ['B', 'C', 'D', 'E', 'F', 'G'].map((name) => [name, { answers: tenTries(20, 9) }] as const),
    );
    const input = situation({ A: { answers: tenTries(20, 3) }, ...alike });
    const { recommendation } = compareModels({ ...input, baseline: 'A' }).scopes[0]!;
    expect(recommendation.tiedWith).toHaveLength(5);
    expect(recommendation.reason).toMatch(/Tied with . \(90 %\), . \(90 %\), . \(90 %\) and 2 others\.$/);
  });

  it('warns of equals that all fail', () => {
    const failing = every(300, [0, 0, 0]);
    const useful = every(300, [1, 1, 1]);
    const doubt = (answers: ColumnSituation['answers']) =>
      overall(situation({ A: { answers }, B: { answers } })).recommendation.doubt;
    expect(doubt(failing)).toBe('None of them solves more than 0 % here: do not rely on any.');
    expect(doubt(useful)).toBeNull();
  });
});
