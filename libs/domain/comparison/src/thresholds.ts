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
