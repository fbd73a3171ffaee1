import { passes } from '@assay/domain/statistics';
import { pinBaseline, type NightTask } from './night';
import { screenNight } from './screen-night';

const TASKS = 20;
/** A night in which each of 20 tasks of two types passes as often as `passed` says, of 3 tries. */
function night(passed: (task: number) => number, parts: Partial<NightTask> = {}): NightTask[] {
  return Array.from({ length: TASKS }, (_, task) => ({
    taskId: `t${task}`,
    taskType: task < 10 ? ('reasoning' as const) : ('planning' as const),
    group: passes(passed(task), 3),
    variants: 3,
    missing: 0,
    evaluator: 'e1',
    ...parts,
  }));
}
const usual = (task: number): number => (task % 4 === 0 ? 2 : 3);
const nights = (count: number): NightTask[][] => Array.from({ length: count }, () => night(usual));
const baseline = pinBaseline(nights(5));
const stateOf = (scopes: ReturnType<typeof screenNight>, scope: string): string | undefined =>
  scopes.find((screened) => screened.scope === scope)?.state;

describe('screenNight', () => {
  it('finds an equal night ok in every scope', () => {
    expect(screenNight(baseline, night(usual)).map(({ state }) => state)).toEqual(['ok', 'ok', 'ok']);
  });

  it('suspects the task type that fell, and the whole that it pulls down', () => {
    const fallen = screenNight(
      baseline,
      night((task) => (task >= 10 ? 1 : usual(task))),
    );
    expect(fallen.map(({ scope, state }) => [scope, state])).toEqual([
      ['overall', 'suspected'],
      ['reasoning', 'ok'],
      ['planning', 'suspected'],
    ]);
  });

  it('calls a night improved when it rose', () => {
    const low = pinBaseline(Array.from({ length: 5 }, () => night(() => 1)));
    expect(
      stateOf(
        screenNight(
          low,
          night(() => 3),
        ),
        'overall',
      ),
    ).toBe('improved');
  });

  it('collects until there are two nights to compare with', () => {
    expect(stateOf(screenNight(pinBaseline(nights(1)), night(usual)), 'overall')).toBe('collecting');
    expect(stateOf(screenNight(pinBaseline(nights(2)), night(usual)), 'overall')).toBe('ok');
  });

  it('gives no verdict above a tenth missing: 4 of 63 are few, 10 of 70 are too many', () => {
    const holes = (count: number): NightTask[] =>
      night(usual).map((task, index) => (index < count ? { ...task, missing: 1 } : task));
    expect(stateOf(screenNight(baseline, holes(3)), 'overall')).toBe('ok');
    expect(stateOf(screenNight(baseline, holes(10)), 'overall')).toBe('no_data');
  });

  it('calls the series broken when tasks or their judge are others now', () => {
    const edited = night(usual).map((task) => ({ ...task, taskId: `${task.taskId} v2` }));
    expect(stateOf(screenNight(baseline, edited), 'overall')).toBe('series_broken');
    expect(stateOf(screenNight(baseline, night(usual, { evaluator: 'another judge' })), 'planning')).toBe(
      'series_broken',
    );
  });

  it('leaves a single edited task out and counts it', () => {
    const edited = night(usual).map((task) => (task.taskId === 't0' ? { ...task, taskId: 't0 v2' } : task));
    const [overall] = screenNight(baseline, edited);
    expect(overall).toMatchObject({ state: 'ok', commonTasks: 19, brokenTasks: 1 });
  });

  it('asks for nothing on a fall below the minimal drop, however sure', () => {
    const many = Array.from({ length: 400 }, (_, task) => ({ ...night(() => 3)[0]!, taskId: `m${task}` }));
    const long = pinBaseline(Array.from({ length: 5 }, () => many));
    const slightly = many.map((task, index) => (index < 25 ? { ...task, group: passes(2, 3) } : task));
    // 25 of 1,200 answers fewer are 2 points: p is tiny, the drop too.
    expect(stateOf(screenNight(long, slightly), 'overall')).toBe('ok');
  });

  it('says no NaN of an empty night', () => {
    const [overall] = screenNight(
      baseline,
      night(() => 0, { group: passes(0, 0), missing: 3 }),
    );
    expect(overall).toMatchObject({ state: 'no_data', accuracy: { value: null }, difference: null, pWorse: null });
  });
});
