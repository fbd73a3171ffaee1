import { commonGrid } from './grid';
import { groupedBy } from './grouped';
import { hypergeometric, type Lattice } from './lattice';
import { expectedWork, WorkBudget } from './work-budget';

/** The trials of one model (or one night) on one task. Scores 0–1. */
export interface TrialGroup {
  readonly trials: number;
  readonly sum: number;
  /** Sum of squared scores: equal to `sum` exactly where every score is 0 or 1. */
  readonly squares: number;
  /** The single scores; needed only where they are graded and differ. */
  readonly scores?: readonly number[];
}

/** One task with trials on both sides. */
export interface TaskTrials {
  readonly base: TrialGroup;
  readonly next: TrialGroup;
}

/** Tasks of one permutation distribution: next − base of each is `step` × (a whole number) + a constant. */
export interface Leaf {
  readonly step: number;
  /** The distribution of one task, and how many tasks have it. */
  readonly chances: Lattice;
  readonly count: number;
  /** Sum of the observed whole numbers. */
  readonly observed: number;
  /** ln of the chance of the very numbers that were observed. */
  readonly logObserved: number;
}

const SAME = 1e-9;

/** A group from a count of passes. */
export function passes(passed: number, trials: number): TrialGroup {
  return { trials, sum: passed, squares: passed };
}

/** Whether every score of the group is 0 or 1: only then does a square equal its score. */
export function isPassFail({ sum, squares }: TrialGroup): boolean {
  return Math.abs(sum - squares) <= SAME && Math.abs(sum - Math.round(sum)) <= SAME;
}

/** The single scores, where they are given or follow from the sums; null where they do not. */
export function singleScores(group: TrialGroup): readonly number[] | null {
  if (group.scores && group.scores.length === group.trials) return group.scores;
  if (isPassFail(group)) {
    return Array.from({ length: group.trials }, (_, index) => (index < Math.round(group.sum) ? 1 : 0));
  }
  const average = group.sum / group.trials;
  const allAlike = group.squares - group.sum * average <= 1e-12;
  return group.trials === 1 || allAlike ? new Array<number>(group.trials).fill(average) : null;
}

/** Distribution of the sum of `choose` of the given whole numbers, all choices alike; null where the budget does not allow it. */
function subsetSums(numbers: readonly number[], choose: number, budget: WorkBudget): Lattice | null {
  const width = numbers.reduce((total, number) => total + number, 0) + 1;
  if (numbers.some((number) => number < 0) || !budget.affords(numbers.length * choose * width)) return null;
  const ways = Array.from({ length: choose + 1 }, () => new Float64Array(width));
  ways[0]![0] = 1;
  numbers.forEach((number, seen) => {
    for (let size = Math.min(choose, seen + 1); size >= 1; size -= 1) {
      const [into, from] = [ways[size]!, ways[size - 1]!];
      for (let at = width - 1; at >= number; at -= 1) into[at]! += from[at - number]!;
    }
  });
  const counts = ways[choose]!;
  const all = counts.reduce((total, count) => total + count, 0);
  return { from: 0, chances: counts.map((count) => count / all) };
}

/** next − base changes by this for every whole score that moves from base to next. */
const weightOf = ({ base, next }: TaskTrials): number => (base.trials + next.trials) / (base.trials * next.trials);

const logAt = ({ from, chances }: Lattice, at: number): number => Math.log(chances[at - from] ?? 0);

/** Distributions that were counted before: every pair of a comparison asks for the same few. */
const counted = new Map<string, Lattice>();
const MOST_KEPT = 4_096;

function knownHypergeometric(next: number, base: number, total: number): Lattice {
  const key = `${next},${base},${total}`;
  const known = counted.get(key);
  if (known !== undefined) return known;
  if (counted.size >= MOST_KEPT) counted.clear();
  const chances = hypergeometric(next, base, total);
  counted.set(key, chances);
  return chances;
}

/** One leaf per kind of task: as many trials on either side, as many passes in all. */
function passFailLeaves(tasks: readonly TaskTrials[]): Leaf[] {
  const totalOf = ({ base, next }: TaskTrials): number => Math.round(base.sum + next.sum);
  const kinds = groupedBy(tasks, (task) => `${task.next.trials},${task.base.trials},${totalOf(task)}`);
  return [...kinds.values()].flatMap((alike) => {
    const [first] = alike;
    if (!first) return [];
    const chances = knownHypergeometric(first.next.trials, first.base.trials, totalOf(first));
    const observed = alike.reduce((total, task) => total + Math.round(task.next.sum), 0);
    const logObserved = alike.reduce((total, task) => total + logAt(chances, Math.round(task.next.sum)), 0);
    return [{ step: weightOf(first), chances, count: alike.length, observed, logObserved }];
  });
}

/** A task with graded scores, all of them known. */
interface GradedTask {
  readonly task: TaskTrials;
  /** Scores of both sides, sorted. */
  readonly pool: readonly number[];
}

function withPools(tasks: readonly TaskTrials[]): GradedTask[] | null {
  const pooled: GradedTask[] = [];
  for (const task of tasks) {
    const next = singleScores(task.next);
    const base = singleScores(task.base);
    if (!next || !base) return null;
    pooled.push({ task, pool: [...next, ...base].sort((a, b) => a - b) });
  }
  return pooled;
}

/** Variance of the sum of the scores that a random deal gives to next, in steps of the grid, over all tasks. */
function dealVariance(pooled: readonly GradedTask[], perUnit: number): number {
  return pooled.reduce((total, { task: { base, next } }) => {
    const all = base.trials + next.trials;
    const spread = base.squares + next.squares - (base.sum + next.sum) ** 2 / all;
    return total + (Math.max(0, spread) * base.trials * next.trials * perUnit ** 2) / (all * (all - 1));
  }, 0);
}

/** One leaf per kind of task: as many trials on either side, the same scores in all; null off any grid, or where it takes too long. */
function gradedLeaves(tasks: readonly TaskTrials[], budget: WorkBudget): Leaf[] | null {
  const pooled = withPools(tasks);
  const grid = pooled && commonGrid([...new Set(pooled.flatMap(({ pool }) => pool))]);
  if (!pooled || !grid) return null;
  // Without this look ahead every task's distribution would be counted before adding them proves too long.
  const range = grid.perUnit * tasks.reduce((total, { base, next }) => total + base.sum + next.sum, 1);
  if (!budget.covers(expectedWork(dealVariance(pooled, grid.perUnit), range, pooled.length))) return null;
  const whole = (score: number): number => Math.round(score * grid.perUnit);
  const leaves: Leaf[] = [];
  const kinds = groupedBy(pooled, ({ task, pool }) => `${task.next.trials}: ${pool.map(whole).join(' ')}`);
  for (const alike of kinds.values()) {
    const [first] = alike;
    if (!first) continue;
    const chances = subsetSums(first.pool.map(whole), first.task.next.trials, budget);
    if (chances === null) return null;
    const sums = alike.map(({ task }) => whole(task.next.sum));
    const observed = sums.reduce((total, at) => total + at, 0);
    const logObserved = sums.reduce((total, at) => total + logAt(chances, at), 0);
    leaves.push({ step: weightOf(first.task) / grid.perUnit, chances, count: alike.length, observed, logObserved });
  }
  return leaves;
}

/** The exact permutation distribution of all tasks; null where a graded task has none, or where it takes more than `limit` additions. */
export function leavesOf(tasks: readonly TaskTrials[], limit: number): Leaf[] | null {
  const passFail: TaskTrials[] = [];
  const graded: TaskTrials[] = [];
  for (const task of tasks) (isPassFail(task.base) && isPassFail(task.next) ? passFail : graded).push(task);
  const leaves = gradedLeaves(graded, new WorkBudget(limit));
  return leaves && [...passFailLeaves(passFail), ...leaves];
}
