import type { ImportProblem } from '@assay/contracts';
import { importProblem, keyOf } from '../check-task';
import type { RawTask, TaskReading } from '../raw-task';
import type { ProgramContext } from './program-sources';
import { withPrograms } from './with-programs';

/** A reading whose tasks hold their programs, and the tasks that could not be completed, which are left out of it. */
export interface CompletedReading {
  readonly reading: TaskReading;
  readonly invalid: readonly ImportProblem[];
}

/** Completes every raw task of a file (snake case). */
export async function completeReading(
  reading: TaskReading,
  context: Omit<ProgramContext, 'spelling'>,
): Promise<CompletedReading> {
  const tasks: RawTask[] = [];
  const invalid: ImportProblem[] = [];
  for (const raw of reading.tasks) {
    const { value, problems } = await withPrograms(raw.value, { ...context, spelling: 'snake' });
    if (problems.length === 0) tasks.push({ ...raw, value });
    invalid.push(...problems.map((problem) => importProblem(problem, raw, keyOf(raw.value))));
  }
  return { reading: { ...reading, tasks }, invalid };
}
