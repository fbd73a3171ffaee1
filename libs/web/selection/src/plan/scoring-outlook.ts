import type { PlanProblem, TaskSummary } from '@assay/contracts';

export const OUTLOOKS = ['by_program', 'by_judge', 'no_judge', 'not_available'] as const;
/** Who will score the answers to a task, or why nobody will: there is no judge, or this version has no such scorer. */
export type Outlook = (typeof OUTLOOKS)[number];

/** What is known about scoring before the run: from the settings, and from the plan as soon as there is one. */
export interface ScoringFacts {
  readonly judgeChosen: boolean;
  /** False where the plan says that the chosen judge will not judge. */
  readonly judging: boolean;
  readonly sandbox: boolean;
  /** Keys of tasks that the plan calls not scorable. */
  readonly unavailable: ReadonlySet<string>;
}

/** The facts from what was chosen and from the problems of the last plan. */
export function scoringFacts(judgeChosen: boolean, sandbox: boolean, problems: readonly PlanProblem[]): ScoringFacts {
  const keysOf = (code: string) =>
    problems.filter((problem) => problem.code === code).flatMap((problem) => problem.taskKeys ?? []);
  const judging = !judgeChosen || keysOf('no_judge').length === 0;
  return { judgeChosen, judging, sandbox, unavailable: new Set(keysOf('not_available')) };
}

/** The worst that holds for a task: what this version lacks comes before what the person can still choose. */
export function outlookOf(task: Pick<TaskSummary, 'key' | 'needs'>, facts: ScoringFacts): Outlook {
  if (facts.unavailable.has(task.key) || (task.needs.includes('sandbox') && !facts.sandbox)) return 'not_available';
  if (!task.needs.includes('judge')) return 'by_program';
  if (!facts.judgeChosen) return 'no_judge';
  return facts.judging ? 'by_judge' : 'not_available';
}

/** How many of the tasks have each outlook. */
export function countOutlooks(tasks: readonly TaskSummary[], facts: ScoringFacts): Readonly<Record<Outlook, number>> {
  const counts = { by_program: 0, by_judge: 0, no_judge: 0, not_available: 0 };
  for (const task of tasks) counts[outlookOf(task, facts)]++;
  return counts;
}
