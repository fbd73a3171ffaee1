import { measured } from './measured';
import { mean } from './moments';

/** Trials of one task and how many of them passed. */
export interface TaskPasses {
  readonly trials: number;
  readonly passes: number;
}

/** Chance of at least one pass, and of only passes, in k tries. Null with fewer than k trials. */
export interface PassFigures {
  readonly passAtK: number | null;
  readonly passHatK: number | null;
}

/** Both figures per task and their plain means over the tasks that have them. */
export interface PassAtK {
  readonly perTask: readonly PassFigures[];
  readonly meanPassAtK: number | null;
  readonly meanPassHatK: number | null;
  /** Tasks with fewer than k trials: left out of the means, never 0. */
  readonly excluded: number;
}

/** C(from, k) / C(of, k), from ≤ of, as a product of k ratios: no large numbers. */
function chooseRatio(from: number, of: number, k: number): number {
  if (from < k) return 0;
  let ratio = 1;
  for (let step = 0; step < k; step += 1) ratio *= (from - step) / (of - step);
  return ratio;
}

function ofTask({ trials, passes }: TaskPasses, k: number): PassFigures {
  if (!(trials >= k) || !(passes >= 0 && passes <= trials)) return { passAtK: null, passHatK: null };
  return { passAtK: 1 - chooseRatio(trials - passes, trials, k), passHatK: chooseRatio(passes, trials, k) };
}

/** Thousands of tasks share a few counts of tries and passes: each pair is worked out once. */
function eachOnce(figuresOf: (task: TaskPasses) => PassFigures): (task: TaskPasses) => PassFigures {
  const known = new Map<number, Map<number, PassFigures>>();
  return (task) => {
    const ofTrials = known.get(task.trials) ?? new Map<number, PassFigures>();
    known.set(task.trials, ofTrials);
    const figures = ofTrials.get(task.passes) ?? figuresOf(task);
    ofTrials.set(task.passes, figures);
    return figures;
  };
}

/** Unbiased pass@k (Chen et al. 2021) and pass^k (Yao et al. 2024) over tasks; k ≥ 1. */
export function passAtK(tasks: readonly TaskPasses[], k: number): PassAtK {
  const valid = Number.isSafeInteger(k) && k >= 1;
  const figuresOf = eachOnce((task) => (valid ? ofTask(task, k) : { passAtK: null, passHatK: null }));
  const perTask = tasks.map(figuresOf);
  const known = measured(perTask.map((task) => task.passAtK));
  return {
    perTask,
    meanPassAtK: mean(known),
    meanPassHatK: mean(measured(perTask.map((task) => task.passHatK))),
    excluded: perTask.length - known.length,
  };
}
