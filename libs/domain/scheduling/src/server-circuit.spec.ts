import { afterServerFailure, CLOSED_CIRCUIT, givesUpAt, type Circuit } from './server-circuit';

const fail = (circuit: Circuit, at: number, atOnce = false): Circuit =>
  afterServerFailure(circuit, { reason: 'refused', at, atOnce });

describe('afterServerFailure', () => {
  it('opens after three in a row', () => {
    const two = fail(fail(CLOSED_CIRCUIT, 1), 2);
    expect(two).toEqual({ state: 'closed', failures: 2 });
    expect(fail(two, 3)).toEqual({ state: 'open', reason: 'refused', since: 3, nextTry: 15_003 });
  });

  it('opens at once where nobody can work anyway', () => {
    expect(fail(CLOSED_CIRCUIT, 10, true)).toMatchObject({ state: 'open', since: 10 });
  });

  it('moves the next question on, but not the end of the wait', () => {
    const open = fail(CLOSED_CIRCUIT, 0, true);
    const later = fail(open, 20_000);
    expect(later).toMatchObject({ state: 'open', since: 0, nextTry: 35_000 });
    expect(givesUpAt(later)).toBe(30 * 60_000);
    expect(givesUpAt(CLOSED_CIRCUIT)).toBeNull();
  });
});
