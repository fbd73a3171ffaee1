/** Chance of any false suspicion in one night of one model: a suspicion only costs fresh answers. */
export const SCREEN_ALPHA = 0.15;
/** Chance of a false alarm once fresh answers were asked. */
export const CONFIRM_ALPHA = 0.03;
/** Smallest drop that is worth an alarm, in score units: of the whole suite, of one task type. */
export const MINIMAL_DROP = { overall: 0.03, taskType: 0.05 } as const;
/** Fresh answers per task for each answer of a night. */
export const CONFIRM_FACTOR = 3;
/** Nights that make up a pinned baseline where nobody says otherwise: fewer let one lucky baseline ring all year. */
export const BASELINE_NIGHTS = 14;
/** Nights below which there is nothing to compare with. */
export const FEWEST_BASELINE_NIGHTS = 2;
/** Share of planned answers without a score above which a night says nothing of a scope. */
export const MOST_MISSING = 0.1;
/** Share of the baseline's tasks that must still be the same version; below it the series is broken. */
export const FEWEST_SAME_TASKS = 0.5;
/** Chance that two tries disagree from which a task counts as flaky, and the trials it takes to say so. */
export const FLAKY = { disagreement: 0.3, trials: 10 } as const;
/** Nights below which a speed is not called slower: "below every one of them" is easily said of two. */
export const FEWEST_SPEED_NIGHTS = 5;
/** A night this much slower than the baseline's median is looked at. */
export const SLOWER_BY = 0.1;
