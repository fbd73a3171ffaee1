import { formatDuration } from './duration';

describe('formatDuration', () => {
  it.each([
    [0, '0 ms'],
    [640, '640 ms'],
    [5_800, '5.8 s'],
    [9_960, '10 s'],
    [52_000, '52 s'],
    [99_400, '99 s'],
    [100_000, '2 min'],
    [840_000, '14 min'],
    [59.4 * 60_000, '59 min'],
    [3_600_000, '1 h'],
    [6_600_000, '1 h 50 min'],
    [27 * 3_600_000, '1 d 3 h'],
  ])('%d ms is %s', (ms, words) => expect(formatDuration(ms)).toBe(words));

  it('never says 60 min', () => expect(formatDuration(59.7 * 60_000)).toBe('1 h'));
  it('has a sign for what was not measured', () => expect(formatDuration(null)).toBe('–'));
});
