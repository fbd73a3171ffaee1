import type { TaskSummary } from '@assay/contracts';

/** A sentence about how the chosen tasks will be scored. */
export interface ScoringNote {
  readonly key: 'unsandboxed' | 'unjudged' | 'judgedBy';
  readonly good: boolean;
  readonly n: number;
  readonly judge: string;
  /** Code of the plan's problem that says the same. */
  readonly problem: string;
}

/** Which of the tasks cannot be scored here, and who scores those that need a judge. */
export function scoringNotes(
  tasks: readonly TaskSummary[],
  judge: string | null,
  sandboxThere: boolean,
): readonly ScoringNote[] {
  const count = (need: TaskSummary['needs'][number]) => tasks.filter((task) => task.needs.includes(need)).length;
  const sandbox = sandboxThere ? 0 : count('sandbox');
  const judged = count('judge');
  const notes: readonly ScoringNote[] = [
    { key: 'unsandboxed', good: false, n: sandbox, judge: '', problem: 'sandbox_unavailable' },
    judge === null
      ? { key: 'unjudged', good: false, n: judged, judge: '', problem: 'no_judge' }
      : { key: 'judgedBy', good: true, n: judged, judge, problem: 'judge' },
  ];
  return notes.filter((note) => note.n > 0);
}
