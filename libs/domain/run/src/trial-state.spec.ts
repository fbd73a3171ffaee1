import * as fc from 'fast-check';
import { canBecome, isSettled, TRIAL_STATES, TRIAL_TRANSITIONS, type TrialState } from './trial-state';

/** A walk of allowed steps from `pending`. */
function walk(choices: readonly number[]): TrialState[] {
  const path: TrialState[] = ['pending'];
  for (const choice of choices) {
    const next = TRIAL_TRANSITIONS[path.at(-1) ?? 'pending'];
    const state = next[choice % Math.max(1, next.length)];
    if (state !== undefined) path.push(state);
  }
  return path;
}

describe('TRIAL_TRANSITIONS', () => {
  it('never generate an answer again that is stored', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(3), { maxLength: 30 }), (choices) => {
        const path = walk(choices);
        const stored = path.indexOf('generated');
        if (stored >= 0) expect(path.slice(stored)).not.toContain('generating');
      }),
    );
  });

  it('reach a settled state from everywhere', () => {
    const reaches = (state: TrialState, seen: readonly TrialState[] = []): boolean =>
      isSettled(state) ||
      TRIAL_TRANSITIONS[state].some((next) => !seen.includes(next) && reaches(next, [...seen, state]));
    expect(TRIAL_STATES.filter((state) => !reaches(state))).toEqual([]);
  });

  it('let a repeated attempt fall back and a missing answer be tried again', () => {
    expect(canBecome('generating', 'pending')).toBe(true);
    expect(canBecome('missing', 'pending')).toBe(true);
    expect(canBecome('cancelled', 'pending')).toBe(true);
  });

  it('score no trial that has no answer', () => {
    expect(TRIAL_STATES.filter((state) => canBecome(state, 'done'))).toEqual(['generated']);
  });
});

describe('isSettled', () => {
  it('holds for done, missing and cancelled', () => {
    expect(TRIAL_STATES.filter(isSettled)).toEqual(['done', 'missing', 'cancelled']);
  });
});
