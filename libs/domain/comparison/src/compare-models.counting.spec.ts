import { type ComparedParts, compareModels } from './compare-models';
import { entryIn, every, overall, pairIn, situation } from './situation';

describe('compareModels: what counts', () => {
  describe('one trial of B is missing', () => {
    // 8 tasks × 3; on task 0 B has 2 answers of 3
    const scope = overall(
      situation({
        A: { answers: every(8, [1, 1, 0]) },
        B: { answers: [[1, 'missing', 0], ...every(7, [1, 0, 0])] },
      }),
    );

    it('compares all 8 tasks by their means and counts 23 of 24', () => {
      expect(scope).toMatchObject({ tasks: 8, dropped: 0 });
      expect(entryIn(scope, 'B').coverage).toEqual({
        value: 23 / 24,
        scored: 23,
        planned: 24,
        missing: 1,
        unscored: 0,
      });
      // B: (1/2 + 7 × 1/3) / 8
      expect(entryIn(scope, 'B').accuracy.value).toBeCloseTo((0.5 + 7 / 3) / 8, 12);
    });

    it('bounds B by what the missing answer could have been', () => {
      // wrong: (1/3 + 7/3) / 8 = 1/3; right: (2/3 + 7/3) / 8 = 3/8
      const [low, high] = entryIn(scope, 'B').bounds!;
      expect(low).toBeCloseTo(1 / 3, 12);
      expect(high).toBeCloseTo(3 / 8, 12);
    });
  });

  describe('a task that only one model has a score for', () => {
    it('is dropped for both, and said so', () => {
      const parts = compareModels(
        situation({ A: { answers: every(12, [1]) }, B: { answers: [...every(11, [1]), ['missing']] } }),
      );
      expect(parts.scopes[0]).toMatchObject({ tasks: 11, dropped: 1 });
      expect(entryIn(parts.scopes[0]!, 'A').accuracy.n).toBe(11);
      expect(parts.notes).toContain('1 of 12 tasks left out: not every model has a score there.');
      expect(parts.notes).toContain(
        'Answers without a score are not even: B 1 of 12, A 0 of 12. The order could change.',
      );
      expect(parts.grid[11]?.cells.map((cell) => cell.accuracy)).toEqual([1, null]);
    });
  });

  describe('answers of A are missing on 3 of 20 tasks', () => {
    it('cannot be told, whatever the p-value: coverage 17/20 is below 90 %', () => {
      const scope = overall(
        situation({ A: { answers: [...every(17, [1]), ...every(3, ['missing'])] }, B: { answers: every(20, [0]) } }),
      );
      const pair = pairIn(scope, 'A', 'B');
      expect(pair).toMatchObject({ verdict: 'cannot_tell', reason: 'incomplete', tasksNeeded: null });
      expect(pair.pValue.general).toBeLessThan(0.001);
      expect(scope.recommendation.name).toBeNull();
      expect(scope.recommendation.doubt).toBe('A is left out: only 85 % of its answers have a score.');
    });
  });

  describe('tasks that no model could be judged on', () => {
    const parts = compareModels(
      situation(
        {
          A: { answers: [...every(8, [1, 1]), ...every(4, ['no_judge', 'no_judge'])] },
          B: { answers: [...every(8, [0, 0]), ...every(4, ['no_judge', 'no_judge'])] },
        },
        { taskType: (task) => (task < 8 ? 'reasoning' : 'general_chat') },
      ),
    );

    it('are dropped, counted, and do not lower coverage', () => {
      expect(parts.scopes[0]).toMatchObject({ scope: 'overall', tasks: 8, dropped: 4 });
      expect(entryIn(parts.scopes[0]!, 'A').coverage).toMatchObject({ value: 1, planned: 16 });
      expect(pairIn(parts.scopes[0]!, 'A', 'B').verdict).toBe('better');
      expect(parts.notes).toContain('4 tasks could not be scored for any model, for want of a judge; left out.');
    });

    it('leave their own task type without results', () => {
      const chat = parts.scopes.find((scope) => scope.scope === 'general_chat')!;
      expect(chat).toMatchObject({ tasks: 0, dropped: 4 });
      expect(pairIn(chat, 'A', 'B')).toMatchObject({
        verdict: 'cannot_tell',
        reason: 'no_common_tasks',
        tasksNeeded: null,
      });
      expect(chat.recommendation.reason).toBe('No results yet.');
      expect(entryIn(chat, 'A')).toMatchObject({
        accuracy: { value: null, low: null, high: null, n: 0 },
        bounds: null,
      });
    });

    it('are dropped too where a gate gave some answers a zero and the others wait for the judge', () => {
      const gated = overall(
        situation({
          A: { answers: [...every(9, [1, 1]), ['no_judge', 'no_judge']] },
          B: { answers: [...every(9, [0, 1]), [0, 'no_judge']] },
        }),
      );
      expect(gated).toMatchObject({ tasks: 9, dropped: 1 });
      expect(entryIn(gated, 'B').coverage.value).toBe(1);
    });

    it('lower the coverage of a model that alone lacks the judge', () => {
      const uneven = overall(
        situation({ A: { answers: every(10, [1]) }, B: { answers: [...every(6, [1]), ...every(4, ['no_judge'])] } }),
      );
      expect(entryIn(uneven, 'B').coverage.value).toBeCloseTo(0.6, 12);
      expect(pairIn(uneven, 'A', 'B').reason).toBe('incomplete');
    });
  });

  describe('speed', () => {
    const answers = every(6, [1]);
    // A: 2 s always. B: 4 s and 8 s in turn: geometric mean √32 = 5.657 s, ratio 2.828
    const timeMs = (t: number): number => (t % 2 === 0 ? 4000 : 8000);

    it('is compared on the logs of one server', () => {
      const scope = overall(situation({ A: { answers, timeMs: () => 2000 }, B: { answers, timeMs } }));
      const { speedRatio } = pairIn(scope, 'A', 'B');
      expect(speedRatio?.value).toBeCloseTo(Math.sqrt(32) / 2, 10);
      // sd of the logs = ln 2 / 2 × √(6/5) = 0.3797; t(0.975; 5) = 2.571; half = 0.3985
      expect(speedRatio?.low).toBeCloseTo(2.8284 / Math.exp(0.3985), 2);
      expect(speedRatio?.high).toBeCloseTo(2.8284 * Math.exp(0.3985), 2);
      // type 7 of 4,4,4,8,8,8 s
      expect(entryIn(scope, 'B').speed).toMatchObject({
        medianMs: 6000,
        quartilesMs: [4000, 8000],
        slowestMs: 8000,
        fastestMs: 4000,
        timesMs: [4000, 4000, 4000, 8000, 8000, 8000],
        n: 6,
      });
    });

    it('is not compared between two servers', () => {
      const parts = compareModels(
        situation({ A: { answers, timeMs: () => 2000 }, B: { answers, timeMs, serverId: 'rack' } }),
      );
      expect(pairIn(parts.scopes[0]!, 'A', 'B').speedRatio).toBeNull();
      expect(parts.notes).toContain('The models ran on different servers: times are compared only within one server.');
    });

    it('is unknown where every answer is flagged', () => {
      const scope = overall(situation({ A: { answers, flagged: 1 }, B: { answers } }));
      expect(entryIn(scope, 'A').speed).toMatchObject({
        medianMs: null,
        quartilesMs: null,
        slowestMs: null,
        n: 0,
        flagged: 6,
      });
      expect(pairIn(scope, 'A', 'B').speedRatio).toBeNull();
    });
  });

  describe('temperature 0', () => {
    it('counts copies once: three copies of one flip per task are no more evidence than one', () => {
      const once = { A: { answers: every(5, [1]) }, B: { answers: every(5, [0]) } };
      const thrice = {
        A: { answers: every(5, [1, 1, 1]), deterministic: true },
        B: { answers: every(5, [0, 0, 0]), deterministic: true },
      };
      const [single, copied] = [overall(situation(once)), overall(situation(thrice))];
      expect(pairIn(copied, 'A', 'B').pValue).toEqual(pairIn(single, 'A', 'B').pValue);
      expect(entryIn(copied, 'A').accuracy.trials).toBe(5);
      expect(compareModels(situation(thrice)).notes).toContain(
        'At temperature 0, repeats of the same task are copies: they count once.',
      );
    });
  });

  describe('tasks made from templates', () => {
    it('count by template: 12 tasks of 4 templates cannot reach certainty', () => {
      const columns = { A: { answers: every(12, [1]) }, B: { answers: every(12, [0]) } };
      const alone = pairIn(overall(situation(columns)), 'A', 'B');
      const grouped = pairIn(overall(situation(columns, { cluster: (task) => `template ${task % 4}` })), 'A', 'B');
      expect(alone.pValue.general).toBeCloseTo(2 ** -11, 12);
      // four signs: 2 × 2⁻⁴
      expect(grouped.pValue.general).toBeCloseTo(2 ** -3, 12);
      expect([alone.verdict, grouped.verdict]).toEqual(['better', 'better_here']);
    });
  });

  describe('scopes', () => {
    const input = situation(
      { A: { answers: every(6, [1]) }, B: { answers: every(6, [0]) } },
      {
        taskType: (task) => (task < 4 ? 'planning' : 'code_analysis'),
        category: (task) => (task % 2 === 0 ? 'routes' : 'sql'),
      },
    );

    it('are overall and the task types that occur; a category on demand', () => {
      expect(compareModels(input).scopes.map((scope) => scope.scope)).toEqual(['overall', 'code_analysis', 'planning']);
      const [routes] = compareModels({ ...input, scopes: ['category:routes'] }).scopes;
      expect(routes).toMatchObject({ scope: 'category:routes', tasks: 3 });
    });
  });

  it('has words for nothing at all', () => {
    const parts: ComparedParts = compareModels({ models: [], tasks: [], cells: [] });
    expect(parts).toMatchObject({ baseline: null, grid: [] });
    expect(parts.scopes[0]!.recommendation.reason).toBe('No results yet.');
    const lonely = overall(situation({ A: { answers: every(6, [1]) } }));
    expect(lonely.recommendation.reason).toBe('Only one model: there is nothing to compare it with.');
    expect(lonely.entries[0]!.rank).toEqual([1, 1]);
  });
});
