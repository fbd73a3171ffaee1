/** Chance of any false "better" within one scope. */
export const ALPHA = 0.05;
/** Power that plans and "tasks needed" are computed for. */
export const POWER = 0.8;
/** Half width of "practically equal", in score units: 5 points. */
export const EQUAL_WITHIN = 0.05;
/** Scored ÷ planned below which nothing is claimed of a model. */
export const ENOUGH_COVERAGE = 0.9;
/** Common tasks below which nothing is recommended. */
export const ENOUGH_TASKS = 5;
/** Models from which on a task's discrimination is shown. */
export const FEWEST_FOR_DISCRIMINATION = 5;
/** A task is suspicious at this correlation with the others, or, with few models, where it turns round a gap of this accuracy. */
export const SUSPICIOUS = { discrimination: -0.3, gap: 0.2 } as const;
/** Chance that two tries disagree from which a task counts as flaky, and the tries it takes to say so. */
export const FLAKY = { disagreement: 0.3, trials: 10 } as const;
