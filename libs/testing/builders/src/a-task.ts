import type { TaskDraft } from '@assay/contracts';

/** A small valid task; `overrides` change it. */
export function aTask(overrides: Partial<TaskDraft> = {}): TaskDraft {
  return {
    key: 'reasoning.sum',
    taskType: 'reasoning',
    category: 'arithmetic',
    title: 'A sum',
    taskDescription: 'What is 2 + 2? End with one line: ANSWER: <number>',
    expectedOutput: '4',
    evaluationCriteria: { scorers: [{ type: 'number' }] },
    ...overrides,
  };
}

/** `count` tasks with keys `<prefix>.1` …, alternating over two types. */
export function someTasks(count: number, prefix = 'task'): TaskDraft[] {
  return Array.from({ length: count }, (_, index) =>
    aTask({
      key: `${prefix}.${index + 1}`,
      title: `Task ${index + 1}`,
      taskType: index % 2 === 0 ? 'reasoning' : 'planning',
      taskDescription: `What is ${index} + ${index}? End with one line: ANSWER: <number>`,
      expectedOutput: String(2 * index),
    }),
  );
}
