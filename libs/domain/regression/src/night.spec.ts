import { passes } from '@assay/domain/statistics';
import { changedConditions } from './conditions';
import { disagreement, flakyTasks } from './flaky';
import { commonTasks, pinBaseline, pooledNights, withoutCopies, type NightTask } from './night';
import { regressionSentence } from './regression-words';

const task = (taskId: string, passed: number, trials: number, parts: Partial<NightTask> = {}): NightTask => ({
  ...{ taskId, taskType: 'reasoning', variants: 1, missing: 0, evaluator: 'e' },
  group: passes(passed, trials),
  ...parts,
});

describe('pooledNights', () => {
  it('adds tries up by task and evaluator', () => {
    const pooled = pooledNights([
      [task('a', 1, 3, { missing: 1 })],
      [task('a', 2, 3), task('a', 3, 3, { evaluator: 'f' })],
    ]);
    expect(pooled.map(({ group, missing, evaluator }) => [group.sum, group.trials, missing, evaluator])).toEqual([
      [3, 6, 1, 'e'],
      [3, 3, 0, 'f'],
    ]);
  });
});

describe('pinBaseline', () => {
  it('counts copies at temperature 0 once per instance', () => {
    const nights = Array.from({ length: 4 }, () => [task('a', 3, 3, { variants: 3 })]);
    expect(pinBaseline(nights, true)).toMatchObject({ nights: 4, tasks: [{ group: { trials: 3, sum: 3 } }] });
    expect(pinBaseline(nights)).toMatchObject({ tasks: [{ group: { trials: 12 } }] });
  });
});

describe('commonTasks', () => {
  it('leaves out what one side has no score of', () => {
    expect(
      commonTasks([task('a', 1, 3), task('b', 0, 0)], [task('a', 2, 3), task('b', 1, 3), task('c', 1, 3)]),
    ).toHaveLength(1);
  });
});

describe('withoutCopies', () => {
  it('counts copies at temperature 0 once per variant', () => {
    expect(withoutCopies(passes(15, 15), 1)).toEqual({ trials: 1, sum: 1, squares: 1 });
    expect(withoutCopies(passes(5, 15), 3)).toMatchObject({ trials: 3, sum: 1 });
    expect(withoutCopies(passes(2, 3), 5)).toEqual(passes(2, 3));
  });
});

describe('flakyTasks', () => {
  it('finds 8 of 15 flaky, 14 of 15 not, and says nothing below ten tries', () => {
    // 2 · 8/15 · 7/15 · 15/14 = 0.5333
    expect(disagreement(8, 15)).toBeCloseTo(0.5333, 4);
    expect(flakyTasks([task('a', 8, 15), task('b', 14, 15), task('c', 4, 9)]).map(({ taskId }) => taskId)).toEqual([
      'a',
    ]);
    expect(disagreement(1, 1)).toBeNull();
  });
});

describe('changedConditions', () => {
  it('names what changed; unknown is no change', () => {
    expect(
      changedConditions({ digest: 'a1', ollama: null, gpu: '1' }, { digest: 'f4', ollama: '0.33.3', gpu: '1' }),
    ).toEqual([{ setting: 'digest', before: 'a1', after: 'f4' }]);
  });
});

describe('regressionSentence', () => {
  it('says what fell, how far, how sure and what changed', () => {
    const sentence = regressionSentence({
      ...{ kind: 'worse', model: 'gemma3:12b', scope: 'planning', baseline: 0.63, now: 0.38, freshTrials: 48 },
      difference: { value: -0.25, low: -0.39, high: -0.11 },
      changes: [{ setting: 'digest', before: 'a1d70c52', after: 'f4031aab' }],
    });
    expect(sentence).toBe(
      'gemma3:12b got worse at planning: 63 % → 38 %, 25 points below the baseline (39 to 11), confirmed by 48 fresh answers. ' +
        'Changed since then: digest a1d70c52 → f4031aab.',
    );
  });
});
