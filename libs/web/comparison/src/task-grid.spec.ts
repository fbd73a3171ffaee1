import { aComparison, aScope, aTask } from './fixtures';
import { t } from './spec-text';
import { gridFinding, heatStep, isTaskShown, taskGroups, type GridShow } from './task-grid';

const shows = (show: GridShow, ...scores: (number | null)[]): boolean => isTaskShown(aTask('x', scores), show, 'm0');

describe('isTaskShown', () => {
  it('finds the tasks on which the models differ', () => {
    expect(shows('differences', 1, 0.67)).toBe(true);
    expect(shows('differences', 1, 1)).toBe(false);
    expect(shows('differences', 1, null)).toBe(false);
  });

  it('sees worse and better from the baseline', () => {
    expect(shows('regressions', 0.67, 0.33)).toBe(true);
    expect(shows('improvements', 0.67, 0.33)).toBe(false);
    expect(shows('improvements', null, 1)).toBe(false);
  });

  it('tells nobody and everybody apart from nothing known', () => {
    expect(shows('nobody', 0, 0)).toBe(true);
    expect(shows('everybody', 1, 1)).toBe(true);
    expect(shows('nobody', null, null)).toBe(false);
    expect(shows('everybody', null, null)).toBe(false);
  });

  it('counts a cell without a score as an error', () => {
    expect(shows('errors', 1, null)).toBe(true);
    expect(shows('errors', 1, 1)).toBe(false);
  });
});

describe('heatStep', () => {
  it('keeps a real zero and a missing score apart', () => {
    expect(heatStep(0)).toBe(0);
    expect(heatStep(null)).toBeNull();
  });

  it('rises from a third to the whole', () => {
    expect([0.33, 0.67, 0.85, 1].map(heatStep)).toEqual([1, 2, 3, 4]);
  });
});

describe('taskGroups', () => {
  it('orders the types as the scopes do', () => {
    const comparison = aComparison({ scopes: [aScope('overall'), aScope('planning'), aScope('reasoning')] });
    const tasks = [aTask('a', [1]), aTask('b', [1], { taskType: 'planning' })];
    expect(taskGroups(tasks, comparison).map((group) => group.type)).toEqual(['planning', 'reasoning']);
  });
});

describe('gridFinding', () => {
  const say = (...grid: ReturnType<typeof aTask>[]): string => gridFinding(aComparison({ grid }), t);
  const chat = { taskType: 'general_chat' as const };

  it('says which work separates the models, and which does not', () => {
    expect(say(aTask('a', [1, 0]), aTask('b', [1, 1], chat))).toBe(
      'Reasoning separates the models, general chat does not',
    );
  });

  it('claims nothing where the models do alike', () => {
    expect(say(aTask('a', [1, 1]))).toBe('These tasks do not tell the models apart');
  });
});
