/** Where one trial is. `done`: scored or unscored for good; `missing` and `cancelled`: there is no answer. */
export const TRIAL_STATES = ['pending', 'generating', 'generated', 'done', 'missing', 'cancelled'] as const;
export type TrialState = (typeof TRIAL_STATES)[number];

/**
 * State → states that may follow. `generating` falls back to `pending` when an attempt is repeated or its worker died;
 * an answer that is stored is never generated again; what is missing or was cancelled may be asked for, and what could not be
 * scored may be scored, again on demand.
 */
export const TRIAL_TRANSITIONS: Readonly<Record<TrialState, readonly TrialState[]>> = {
  pending: ['generating', 'missing', 'cancelled'],
  generating: ['pending', 'generated', 'missing', 'cancelled'],
  generated: ['done'],
  done: ['generated'],
  missing: ['pending'],
  cancelled: ['pending'],
};

/** Whether a trial may go from one state to another. */
export function canBecome(from: TrialState, to: TrialState): boolean {
  return TRIAL_TRANSITIONS[from].includes(to);
}

/** Whether nothing more happens to a trial by itself. */
export function isSettled(state: TrialState): boolean {
  return state === 'done' || state === 'missing' || state === 'cancelled';
}
