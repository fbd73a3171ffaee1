import { aTask } from '../fixtures';
import { countTypes, filterTasks, type TaskFilter } from './task-filter';

const ALL: TaskFilter = { search: '', types: [], category: '', levels: [], tag: '', suite: null };

describe('filterTasks', () => {
  const tasks = [
    aTask({ key: 'desk', title: 'Desk puzzle', category: 'logic', difficulty: 2, tags: ['grid'] }),
    aTask({ key: 'sum', title: 'Word sum', category: 'arithmetic', difficulty: 4, suites: [] }),
    aTask({ key: 'chat', title: 'Say no', taskType: 'general_chat', category: 'tone', difficulty: null }),
  ];
  const keys = (filter: Partial<TaskFilter>) => filterTasks(tasks, { ...ALL, ...filter }).map((task) => task.key);

  it('lets everything through while nothing is asked', () => expect(keys({})).toEqual(['desk', 'sum', 'chat']));
  it('finds all words, whatever the case and order', () => {
    expect(keys({ search: ' PUZZLE desk' })).toEqual(['desk']);
    expect(keys({ search: 'desk sum' })).toEqual([]);
  });
  it('takes any of several types and levels', () => {
    expect(keys({ types: ['general_chat', 'planning'] })).toEqual(['chat']);
    expect(keys({ levels: [2, 4] })).toEqual(['desk', 'sum']);
  });
  it('leaves out a task without a level once levels are asked for', () =>
    expect(keys({ levels: [1, 2, 3, 4] })).not.toContain('chat'));
  it('asks all parts together', () =>
    expect(keys({ category: 'logic', tag: 'grid', suite: 'core' })).toEqual(['desk']));
  it('reads a suite by its name', () => expect(keys({ suite: 'core' })).toEqual(['desk', 'chat']));
});

describe('countTypes', () => {
  it('counts what is there', () => {
    expect(countTypes([aTask({ key: 'a' }), aTask({ key: 'b' })]).get('reasoning')).toBe(2);
  });
});
