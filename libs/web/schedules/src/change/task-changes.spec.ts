import type { Result } from '@assay/contracts';
import { passes, sortedChanges, taskChanges, tellingTry, type TaskChange } from './task-changes';

const result = (taskId: string, epoch: number, score: number | null, variant = 1): Result =>
  ({
    benchmarkTaskId: taskId,
    taskTitle: `Task ${taskId}`,
    taskType: 'planning',
    epoch,
    variant,
    score,
    id: `${taskId}${epoch}`,
  }) as Result;

const before = [result('a', 1, 1), result('a', 2, 1), result('b', 1, 0), result('c', 1, 1), result('gone', 1, 1)];
const after = [result('a', 1, 1), result('a', 2, 0), result('b', 1, 1), result('c', 1, 1), result('new', 1, null)];
const changes = taskChanges(before, after);
const of = (id: string): TaskChange => {
  const found = changes.find(({ taskId }) => taskId === id);
  if (found === undefined) throw new Error(id);
  return found;
};

describe('taskChanges', () => {
  it('says of each task how its mean changed', () => {
    expect(of('a')).toMatchObject({ before: 1, after: 0.5, difference: -0.5, kind: 'worse', title: 'Task a' });
    expect(of('b')).toMatchObject({ difference: 1, kind: 'better' });
    expect(of('c')).toMatchObject({ difference: 0, kind: 'same' });
  });

  it('takes a missing score for no zero', () => {
    expect(of('gone')).toMatchObject({ before: 1, after: null, difference: null, kind: 'unknown' });
    expect(of('new')).toMatchObject({ before: null, after: null, kind: 'unknown' });
  });

  it('puts the same try of both runs together, and a try of one alone', () => {
    const [change] = taskChanges([result('a', 1, 1, 1)], [result('a', 1, 0, 1), result('a', 2, 0, 2)]);
    expect(change?.tries.map(({ epoch, before: left, after: right }) => [epoch, left?.score, right?.score])).toEqual([
      [1, 1, 0],
      [2, undefined, 0],
    ]);
  });

  it('finds no change in the same scores in another order', () => {
    const thirds = [0.1, 0.2, 0.3];
    const turned = [0.3, 0.1, 0.2];
    const [change] = taskChanges(
      thirds.map((score, index) => result('a', index, score)),
      turned.map((score, index) => result('a', index, score)),
    );
    expect(change?.kind).toBe('same');
  });
});

describe('passes', () => {
  it('worse, changed, all', () => {
    const ids = (filter: 'worse' | 'changed' | 'all'): string[] =>
      changes.filter((change) => passes(filter, change)).map(({ taskId }) => taskId);
    expect(ids('worse')).toEqual(['a']);
    // Scored in neither run, "new" is no change.
    expect(ids('changed')).toEqual(['a', 'b', 'gone']);
    expect(ids('all')).toHaveLength(5);
  });
});

describe('sortedChanges', () => {
  it('puts what fell most first, what is not known last, in both directions', () => {
    const ids = (sort: string): string[] => sortedChanges(changes, sort).map(({ taskId }) => taskId);
    expect(ids('difference')).toEqual(['a', 'c', 'b', 'gone', 'new']);
    expect(ids('-difference').slice(0, 3)).toEqual(['b', 'c', 'a']);
    expect(ids('task')[0]).toBe('a');
    expect(ids('-task')[0]).toBe('new');
  });
});

describe('tellingTry', () => {
  it('is the try that fell', () => {
    expect(tellingTry(of('a'))).toBe(2);
    expect(tellingTry(of('new'))).toBe(1);
  });
});
