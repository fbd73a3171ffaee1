import type { ComparedCell, ComparedTask } from './comparison-input';

/** Stored answers that stand for the scored cells of tasks that ask a judge: whose verdicts are in the comparison can be read from them. */
export function judgedExamples(tasks: readonly ComparedTask[], cells: readonly ComparedCell[]): string[] {
  const judged = new Set(tasks.filter((task) => task.judged === true).map(({ taskId }) => taskId));
  return cells.flatMap(({ taskId, trials, resultId }) =>
    trials > 0 && resultId != null && judged.has(taskId) ? [resultId] : [],
  );
}
