/** What planning needs to know of a task: how many instances of its problem it holds (at least 1). */
export interface TaskToPlan {
  readonly variants: number;
}

/** One trial of a plan; `task` and `model` are places in the lists that were planned, from 0. */
export interface PlannedTrial {
  readonly task: number;
  readonly model: number;
  /** From 1. */
  readonly epoch: number;
  /** From 1. */
  readonly variant: number;
}

/** The instance that an epoch asks: ((epoch − 1) mod variants) + 1. */
export function variantOf(epoch: number, variants: number): number {
  return ((epoch - 1) % Math.max(1, variants)) + 1;
}

/**
 * Tasks × models × epochs (each from 1) in the order of work: model after model, so that each is loaded once;
 * within a model epoch after epoch, so that early results cover all tasks and equal prompts stay far apart.
 * With a `cycle` the instances of the first so many epochs come round again: fresh answers to the very same questions.
 */
export function planTrials(
  tasks: readonly TaskToPlan[],
  models: number,
  epochs: number,
  cycle = epochs,
): PlannedTrial[] {
  const trials: PlannedTrial[] = [];
  for (let model = 0; model < models; model += 1) {
    for (let epoch = 1; epoch <= epochs; epoch += 1) {
      const asked = ((epoch - 1) % cycle) + 1;
      tasks.forEach(({ variants }, task) => trials.push({ task, model, epoch, variant: variantOf(asked, variants) }));
    }
  }
  return trials;
}

/** Whether a plan asks any instance of a task more than once: at temperature 0 such repeats count once. */
export function repeatsVariants(variants: number, epochs: number): boolean {
  return epochs > Math.max(1, variants);
}
