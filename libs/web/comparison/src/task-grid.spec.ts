import { aComparison, aScope, aTask } from './fixtures';
import { t } from './spec-text';
import { gridFinding, heatStep, isTaskShown, tablesOf, taskGroups, type GridShow } from './task-grid';

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

describe('tablesOf', () => {
  const group = (length: number) => ({
    type: 'reasoning',
    from: 0,
    tasks: Array.from({ length }, (_, at) => aTask(`t${at}`, [1])),
  });

  it('leaves a short group whole, and cuts a long one without losing a task', () => {
    expect(tablesOf([group(50)])).toHaveLength(1);
    const tables = tablesOf([group(120)]);
    expect(tables.map(({ from, tasks }) => [from, tasks.length])).toEqual([
      [1, 50],
      [51, 50],
      [101, 20],
    ]);
  });
});

describe('gridFinding', () => {
  const say = (...grid: ReturnType<typeof aTask>[]): string => gridFinding(aComparison({ grid }), t);
  const chat = { taskType: 'general_chat' as const };

  it('counts the tasks on which the models differ, and names the work with most of them', () => {
    const differ = [aTask('a', [1, 0]), aTask('b', [1, 1])];
    expect(say(...differ)).toBe('The models differ on 1 of 2 tasks');
    expect(say(...differ, aTask('c', [1, 1], chat))).toBe(
      'The models differ on 1 of 3 tasks, most of all in reasoning (1 of 2)',
    );
  });

  it('never says that nothing differs while something does', () => {
    const alike = Array.from({ length: 99 }, (_, at) => aTask(`t${at}`, [1, 1]));
    expect(say(...alike, aTask('z', [1, 0]))).toBe('The models differ on 1 of 100 tasks');
    expect(say(...alike)).toBe('All models do alike on every task');
  });

  it('claims nothing where nothing is known', () => {
    expect(say(aTask('a', [1, null]))).toBe('Accuracy by task');
  });
});
