import { normalTail } from './normal';
import { type SeededRandom, seededRandom } from './seeded-random';
import { DRAWS } from './test-method';
import type { Tails } from './within-task-exact';
import { singleScores, type TaskTrials } from './within-task-leaf';

const difference = ({ base, next }: TaskTrials): number => next.sum / next.trials - base.sum / base.trials;

/** Variance of next − base when the pooled scores of the task are dealt at random: from sums and squares alone. */
function permutationVariance({ base, next }: TaskTrials): number {
  const all = base.trials + next.trials;
  const average = (base.sum + next.sum) / all;
  const spread = Math.max(0, (base.squares + next.squares) / all - average * average);
  return (spread * all * all) / (base.trials * next.trials * (all - 1));
}

/** Normal approximation with the exact permutation variance; both tails 1 where no score of any task varies. */
export function normalTails(tasks: readonly TaskTrials[]): Tails {
  const variance = tasks.reduce((total, task) => total + permutationVariance(task), 0);
  if (variance <= 1e-24) return { atMost: 1, atLeast: 1 };
  const z = tasks.reduce((total, task) => total + difference(task), 0) / Math.sqrt(variance);
  return { atMost: normalTail(-z), atLeast: normalTail(z) };
}

interface Deal {
  readonly pool: Float64Array;
  readonly smaller: number;
  /** What a score moved into the smaller side adds to next − base. */
  readonly weight: number;
}

function dealOf(task: TaskTrials): Deal | null {
  const next = singleScores(task.next);
  const base = singleScores(task.base);
  if (!next || !base) return null;
  const sign = next.length <= base.length ? 1 : -1;
  const weight = (sign * (next.length + base.length)) / (next.length * base.length);
  return { pool: Float64Array.from([...next, ...base]).sort(), smaller: Math.min(next.length, base.length), weight };
}

const orderOf = ({ pool, smaller, weight }: Deal): string => `${weight} ${smaller} ${pool.join(' ')}`;

/** Sum of the scores that fall to the smaller side in a fresh deal; a partial shuffle, in place. */
function dealt({ pool, smaller }: Deal, random: SeededRandom): number {
  let total = 0;
  for (let place = 0; place < smaller; place += 1) {
    const other = place + random.below(pool.length - place);
    const drawn = pool[other]!;
    pool[other] = pool[place]!;
    pool[place] = drawn;
    total += drawn;
  }
  return total;
}

/** next − base counts the smaller side up, or down where the smaller side is base; the constant part is left out. */
function observedOf({ base, next }: TaskTrials, { weight }: Deal): number {
  return weight * (next.trials <= base.trials ? next.sum : base.sum);
}

/** 10,000 random deals, the same for any order of the tasks; null where single scores are unknown or it takes more than `limit` draws. */
export function drawnTails(tasks: readonly TaskTrials[], limit: number, seed: string): Tails | null {
  const moves = tasks.reduce((total, { base, next }) => total + Math.min(base.trials, next.trials), 0);
  if (moves * DRAWS > limit) return null;
  const deals: Deal[] = [];
  let observed = 0;
  for (const task of tasks) {
    const deal = dealOf(task);
    if (deal === null) return null;
    deals.push(deal);
    observed += observedOf(task, deal);
  }
  deals.sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1));
  const random = seededRandom(seed);
  const tolerance = 1e-9 * tasks.length;
  let [low, high] = [0, 0];
  for (let draw = 0; draw < DRAWS; draw += 1) {
    const total = deals.reduce((so, deal) => so + deal.weight * dealt(deal, random), 0);
    if (total <= observed + tolerance) low += 1;
    if (total >= observed - tolerance) high += 1;
  }
  return { atMost: (1 + low) / (1 + DRAWS), atLeast: (1 + high) / (1 + DRAWS) };
}
