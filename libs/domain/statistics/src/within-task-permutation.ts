import { sum } from './moments';
import { type PermutationOptions, signFlip } from './sign-flip';
import { type TestMethod, WORK_LIMIT } from './test-method';
import { drawnTails, normalTails } from './within-task-approximate';
import { exactTails, observedChance, type Tails } from './within-task-exact';
import { isPassFail, leavesOf, type TaskTrials, type TrialGroup } from './within-task-leaf';

/** Test on the very same tasks: next against base. p null without tasks that have trials on both sides. */
export interface WithinTaskPermutation {
  readonly tasks: number;
  /** Mean over tasks of (mean of next − mean of base), in score units. */
  readonly meanDifference: number | null;
  /** Chance of a difference as low, or lower, without any change. */
  readonly pLess: number | null;
  readonly pGreater: number | null;
  /** Twice the smaller tail, at most 1. */
  readonly pTwoSided: number | null;
  readonly method: TestMethod;
}

const usable = ({ trials, sum: total, squares }: TrialGroup): boolean => trials > 0 && Number.isFinite(total + squares);
const difference = ({ base, next }: TaskTrials): number => next.sum / next.trials - base.sum / base.trials;
const swapped = ({ base, next }: TaskTrials): TaskTrials => ({ base: next, next: base });

/** Whether the scores of a task vary at all; where they do not, permuting them changes nothing. */
function varies({ base, next }: TaskTrials): boolean {
  if (isPassFail(base) && isPassFail(next))
    return base.sum + next.sum > 0.5 && base.sum + next.sum < base.trials + next.trials - 0.5;
  const all = base.trials + next.trials;
  return base.squares + next.squares - (base.sum + next.sum) ** 2 / all > 1e-12;
}

function tailsOf(tasks: readonly TaskTrials[], options: PermutationOptions): { tails: Tails; method: TestMethod } {
  const { workLimit = WORK_LIMIT, seed = 'within-task permutation' } = options;
  if (tasks.length === 0) return { tails: { atMost: 1, atLeast: 1 }, method: 'exact' };
  if (tasks.every(({ base, next }) => base.trials === 1 && next.trials === 1)) {
    // With one trial a side, dealing anew turns the sign of a task's difference or leaves it.
    const { pLess, pGreater, method } = signFlip(tasks.map(difference), { workLimit, seed });
    return { tails: { atMost: pLess ?? 1, atLeast: pGreater ?? 1 }, method };
  }
  const leaves = leavesOf(tasks, workLimit);
  const exact = leaves && exactTails(leaves, workLimit);
  if (leaves && exact) {
    const floor = observedChance(leaves);
    return {
      tails: { atMost: Math.max(floor, exact.atMost), atLeast: Math.max(floor, exact.atLeast) },
      method: 'exact',
    };
  }
  const drawn = drawnTails(tasks, workLimit, seed);
  return drawn ? { tails: drawn, method: 'draws' } : { tails: normalTails(tasks), method: 'normal' };
}

/**
 * Permutation of trial labels within each task: under no change the scores of a task are exchangeable between base and next.
 * Pass/fail from sums alone (hypergeometric, convolved over tasks); graded scores need the single scores, else the normal
 * approximation with the permutation variance is used. Tasks without trials on either side are dropped.
 */
export function withinTaskPermutation(
  tasks: readonly TaskTrials[],
  options: PermutationOptions = {},
): WithinTaskPermutation {
  const kept = tasks.filter((task) => usable(task.base) && usable(task.next));
  if (kept.length === 0) {
    return { tasks: 0, meanDifference: null, pLess: null, pGreater: null, pTwoSided: null, method: 'exact' };
  }
  const meanDifference = sum(kept.map(difference)) / kept.length;
  // One orientation for both, so that swapping the sides gives the mirror image also with random deals.
  const turned = meanDifference < 0;
  const varying = kept.filter(varies);
  const { tails, method } = tailsOf(turned ? varying.map(swapped) : varying, options);
  const [pLess, pGreater] = turned ? [tails.atLeast, tails.atMost] : [tails.atMost, tails.atLeast];
  return {
    tasks: kept.length,
    meanDifference,
    pLess,
    pGreater,
    pTwoSided: Math.min(1, 2 * Math.min(pLess, pGreater)),
    method,
  };
}
