import { formatWhen } from './relative-time';

describe('formatWhen', () => {
  const now = new Date(2026, 10, 24, 12, 0).getTime();
  const before = (ms: number) => new Date(now - ms).toISOString();

  it.each([
    [5_000, '5 seconds ago'],
    [59 * 60_000, '59 minutes ago'],
    [23 * 3_600_000, '23 hours ago'],
    [-120_000, 'in 2 minutes'],
  ])('is relative below a day (%d ms)', (ms, words) => expect(formatWhen(before(ms), now)).toBe(words));

  it('does not put what has just happened into the future', () => expect(formatWhen(before(-6_000), now)).toBe('now'));

  it('is a date from a day on, with the year where it is another', () => {
    expect(formatWhen(new Date(2026, 10, 21, 14, 2).toISOString(), now)).toBe('Nov 21, 14:02');
    expect(formatWhen(new Date(2025, 10, 21, 14, 2).toISOString(), now)).toContain('2025');
  });
  it('has a sign for what has not happened', () => expect(formatWhen(null, now)).toBe('–'));
});
