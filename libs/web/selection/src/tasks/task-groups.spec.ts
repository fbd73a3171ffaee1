import { aTask } from '../fixtures';
import { boxState, groupTasks } from './task-groups';

describe('groupTasks', () => {
  it('counts the chosen ones, type by type', () => {
    const tasks = [
      aTask({ key: 'a', taskType: 'planning' }),
      aTask({ key: 'b', taskType: 'planning' }),
      aTask({ key: 'c', taskType: 'general_chat' }),
    ];
    expect(groupTasks(tasks, new Set(['b']))).toMatchObject([
      { type: 'planning', chosen: 1 },
      { type: 'general_chat', chosen: 0 },
    ]);
  });
});

describe('boxState', () => {
  it('is mixed between none and all', () =>
    expect([boxState(0, 3), boxState(2, 3), boxState(3, 3)]).toEqual(['off', 'mixed', 'on']));
  it('is off where there is nothing', () => expect(boxState(0, 0)).toBe('off'));
});
