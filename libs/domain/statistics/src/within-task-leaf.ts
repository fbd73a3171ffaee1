import { commonGrid } from './grid';
import { groupedBy } from './grouped';
import { hypergeometric, type Lattice } from './lattice';

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
/** Additions for one task with graded scores. */
const MOST_ADDITIONS = 2_000_000;

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

/** Distribution of the sum of `choose` of the given whole numbers, all choices alike; null where it takes too long. */
function subsetSums(numbers: readonly number[], choose: number): Lattice | null {
  const width = numbers.reduce((total, number) => total + number, 0) + 1;
  if (numbers.length * choose * width > MOST_ADDITIONS) return null;
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

/** One leaf per kind of task: as many trials on either side, as many passes in all. */
function passFailLeaves(tasks: readonly TaskTrials[]): Leaf[] {
  const totalOf = ({ base, next }: TaskTrials): number => Math.round(base.sum + next.sum);
  const kinds = groupedBy(tasks, (task) => `${task.next.trials},${task.base.trials},${totalOf(task)}`);
  return [...kinds.values()].flatMap((alike) => {
    const [first] = alike;
    if (!first) return [];
    const chances = hypergeometric(first.next.trials, first.base.trials, totalOf(first));
    const observed = alike.reduce((total, task) => total + Math.round(task.next.sum), 0);
    const logObserved = alike.reduce((total, task) => total + logAt(chances, Math.round(task.next.sum)), 0);
    return [{ step: weightOf(first), chances, count: alike.length, observed, logObserved }];
  });
}

/** Leaves of tasks with graded scores, all on one grid; null where single scores are unknown, off any grid, or too many. */
function gradedLeaves(tasks: readonly TaskTrials[]): Leaf[] | null {
  const pooled: (readonly number[])[] = [];
  for (const task of tasks) {
    const next = singleScores(task.next);
    const base = singleScores(task.base);
    if (!next || !base) return null;
    pooled.push([...next, ...base]);
  }
  const grid = commonGrid(pooled.flat());
  if (grid === null) return null;
  const leaves: Leaf[] = [];
  for (const [index, task] of tasks.entries()) {
    const numbers = (pooled[index] ?? []).map((score) => Math.round(score * grid.perUnit));
    const chances = numbers.every((number) => number >= 0) ? subsetSums(numbers, task.next.trials) : null;
    if (chances === null) return null;
    const observed = Math.round(task.next.sum * grid.perUnit);
    const step = weightOf(task) / grid.perUnit;
    leaves.push({ step, chances, count: 1, observed, logObserved: logAt(chances, observed) });
  }
  return leaves;
}

/** The exact permutation distribution of all tasks; null where a graded task has none. */
export function leavesOf(tasks: readonly TaskTrials[]): Leaf[] | null {
  const passFail: TaskTrials[] = [];
  const graded: TaskTrials[] = [];
  for (const task of tasks) (isPassFail(task.base) && isPassFail(task.next) ? passFail : graded).push(task);
  const leaves = gradedLeaves(graded);
  return leaves && [...passFailLeaves(passFail), ...leaves];
}
