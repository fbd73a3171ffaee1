/** How long a run may go on, paused time aside, until what is left of it is not asked for any more; as SQL. */
export const RUN_TIME = `interval '7 days'`;
