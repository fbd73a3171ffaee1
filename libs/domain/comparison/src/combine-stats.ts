import type { ComparedCell } from './comparison-input';

/** The results of one column on one task that one evaluator scored, or nobody, added up. Scores 0–1; times in ms, of answers that no flag spoils. */
export interface TaskStat {
  /** Name of the column. */
  readonly model: string;
  readonly taskId: string;
  /** The newest run. */
  readonly runId: string;
  /** Its place among the runs of the column, 0 = newest. */
  readonly age: number;
  /** Of the scored results; null without any. */
  readonly evaluatorHash: string | null;
  /** Scored by several evaluators. */
  readonly mixed: boolean;
  readonly scored: number;
  readonly variants: number;
  readonly scoreSum: number;
  readonly scoreSquares: number;
  /** Only where one of them is graded. */
  readonly scores: readonly number[] | null;
  readonly passes: number;
  /** Without those that a later run has a score for; so is `unscored`. */
  readonly missing: number;
  readonly unscored: number;
  readonly noJudge: number;
  readonly flagged: number;
  readonly timesMs: ArrayLike<number>;
  readonly tokenSpeedSum: number;
  readonly tokenSpeeds: number;
  readonly relevanceSum: number;
  readonly relevances: number;
  readonly exampleId: string;
}

/** What the rows of all runs come to. */
export interface CombinedStats {
  readonly cells: readonly ComparedCell[];
  /** Columns on tasks that were scored by another evaluator than most columns: left out, never mixed. */
  readonly otherwiseScored: number;
}

function groupedBy(stats: readonly TaskStat[], keyOf: (stat: TaskStat) => string): Map<string, TaskStat[]> {
  const groups = new Map<string, TaskStat[]>();
  for (const stat of stats) {
    const group = groups.get(keyOf(stat));
    if (group) group.push(stat);
    else groups.set(keyOf(stat), [stat]);
  }
  return groups;
}

/** The evaluator that most columns have on a task, the one used last among equals; null where nothing is scored. */
function sharedEvaluator(stats: readonly TaskStat[]): string | null {
  const votes = new Map<string, { readonly columns: Set<string>; youngest: number }>();
  for (const { evaluatorHash, mixed, model, age } of stats) {
    if (evaluatorHash === null || mixed) continue;
    const vote = votes.get(evaluatorHash) ?? { columns: new Set<string>(), youngest: age };
    votes.set(evaluatorHash, vote);
    vote.columns.add(model);
    vote.youngest = Math.min(vote.youngest, age);
  }
  const [best] = [...votes].sort(([, a], [, b]) => b.columns.size - a.columns.size || a.youngest - b.youngest);
  return best?.[0] ?? null;
}

const total = (stats: readonly TaskStat[], figure: (stat: TaskStat) => number): number =>
  stats.reduce((sum, stat) => sum + figure(stat), 0);

const perCount = (sum: number, count: number): number | null => (count === 0 ? null : sum / count);

function allTimes(stats: readonly TaskStat[]): ArrayLike<number> {
  const [only] = stats;
  return stats.length === 1 && only ? only.timesMs : stats.flatMap(({ timesMs }) => Array.from(timesMs));
}

function cellOf(stats: readonly TaskStat[], evaluator: string | null, deterministic: boolean): ComparedCell | null {
  const young = stats.toSorted((a, b) => a.age - b.age);
  const counted = young.filter((stat) => stat.scored === 0 || (stat.evaluatorHash === evaluator && !stat.mixed));
  const scored = counted.filter((stat) => stat.scored > 0);
  const [first] = scored.length > 0 ? scored : counted;
  if (first === undefined || (scored.length === 0 && counted.length < young.length)) return null;
  const missing = total(counted, (stat) => stat.missing);
  const unscored = total(counted, (stat) => stat.unscored);
  const trials = total(scored, (stat) => stat.scored);
  const [only] = scored;
  return {
    ...{ model: first.model, taskId: first.taskId, trials, missing, unscored },
    planned: trials + missing + unscored,
    noJudge: total(counted, (stat) => stat.noJudge),
    scoreSum: total(scored, (stat) => stat.scoreSum),
    scoreSquares: total(scored, (stat) => stat.scoreSquares),
    passes: total(scored, (stat) => stat.passes),
    flagged: total(counted, (stat) => stat.flagged),
    timesMs: allTimes(counted),
    tokensPerSecond: perCount(
      total(counted, (stat) => stat.tokenSpeedSum),
      total(counted, (stat) => stat.tokenSpeeds),
    ),
    relevance: perCount(
      total(scored, (stat) => stat.relevanceSum),
      total(scored, (stat) => stat.relevances),
    ),
    ...(only?.scores ? { scores: only.scores } : {}),
    ...(deterministic ? { deterministic, variants: Math.max(1, ...scored.map((stat) => stat.variants)) } : {}),
    ...{ resultId: first.exampleId, runId: first.runId },
  };
}

/**
 * One cell per column and task: what the evaluator scored that most columns have on the task, and what is open. Answers scored by another
 * evaluator, or by several of them, are left out and counted.
 */
export function combineStats(
  stats: readonly TaskStat[],
  isDeterministic: (model: string) => boolean = () => false,
): CombinedStats {
  const cells: ComparedCell[] = [];
  let otherwiseScored = 0;
  for (const onTask of groupedBy(stats, (stat) => stat.taskId).values()) {
    const evaluator = sharedEvaluator(onTask);
    for (const [model, ofColumn] of groupedBy(onTask, (stat) => stat.model)) {
      const cell = cellOf(ofColumn, evaluator, isDeterministic(model));
      if (cell === null) otherwiseScored += 1;
      else cells.push(cell);
    }
  }
  return { cells, otherwiseScored };
}
