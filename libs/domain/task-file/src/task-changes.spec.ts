import type { TaskDraft } from '@assay/contracts';
import { taskChanges } from './task-changes';

const task: TaskDraft = {
  key: 'reasoning.sum',
  taskType: 'reasoning',
  category: 'arithmetic',
  taskDescription: 'What is 2 + 2?',
  expectedOutput: '4',
  evaluationCriteria: { scorers: [{ type: 'number', absTol: 0.1 }] },
  variants: [{ taskDescription: 'What is 1 + 1?', expectedOutput: '2' }],
};

describe('taskChanges', () => {
  it('finds nothing between equal tasks, absent and empty fields alike', () => {
    expect(taskChanges(task, { ...task, tags: [], options: {}, system: null, lang: 'en', title: task.key })).toEqual(
      [],
    );
  });

  it('names each place with what was and what is', () => {
    const after: TaskDraft = {
      ...task,
      expectedOutput: '5',
      evaluationCriteria: { scorers: [{ type: 'number', absTol: 0.2 }, { type: 'exact' }] },
      variants: [{ taskDescription: 'What is 1 + 1?', expectedOutput: '3' }],
      tags: ['new'],
    };
    expect(taskChanges(task, after)).toEqual([
      { path: 'expectedOutput', before: '4', after: '5' },
      { path: 'evaluationCriteria.scorers[0].absTol', before: 0.1, after: 0.2 },
      { path: 'evaluationCriteria.scorers[1]', before: null, after: { type: 'exact' } },
      { path: 'tags', before: null, after: ['new'] },
      { path: 'variants[0].expectedOutput', before: '2', after: '3' },
    ]);
  });

  it('compares a text with scorers as two values', () => {
    const [change, ...others] = taskChanges(task, { ...task, evaluationCriteria: 'Be right.' });
    expect(change).toEqual({
      path: 'evaluationCriteria',
      before: { scorers: [{ type: 'number', absTol: 0.1 }] },
      after: 'Be right.',
    });
    expect(others).toEqual([]);
  });

  it('keeps to its bounds', () => {
    const after = { ...task, taskDescription: 'x'.repeat(50), expectedOutput: '9', category: 'c' };
    const changes = taskChanges(task, after, { most: 2, length: 10 });
    expect(changes).toHaveLength(2);
    expect(changes[1]).toEqual({ path: 'taskDescription', before: `${'What is 2 '}…`, after: `${'x'.repeat(10)}…` });
  });
});
