import { CronLine } from './cron-line';

const line = (text: string, zone = 'UTC'): CronLine => {
  const read = CronLine.read(text, zone, new Date('2026-01-01T00:00:00Z'));
  if (typeof read === 'string') throw new Error(read);
  return read;
};
const iso = (times: readonly Date[]): string[] => times.map((time) => time.toISOString().slice(0, 16));

describe('CronLine', () => {
  it('gives the next times in its zone, as UTC', () => {
    const berlin = line('0 2 * * *', 'Europe/Berlin');
    expect(iso(berlin.nextTimes(new Date('2026-11-24T12:00:00Z'), 2))).toEqual([
      '2026-11-25T01:00',
      '2026-11-26T01:00',
    ]);
  });

  it('F63 fires once after the gap of summer time, at 03:00 local', () => {
    const night = line('30 2 * * *', 'Europe/Berlin');
    expect(iso(night.nextTimes(new Date('2026-03-28T12:00:00Z'), 2))).toEqual(['2026-03-29T01:00', '2026-03-30T00:30']);
  });

  it('F63 fires once in the doubled hour', () => {
    const night = line('30 2 * * *', 'Europe/Berlin');
    expect(iso(night.nextTimes(new Date('2026-10-24T12:00:00Z'), 2))).toEqual(['2026-10-25T00:30', '2026-10-26T01:30']);
  });

  it('F63 runs an interval through both halves of the doubled hour, never twice at one instant', () => {
    const { times } = line('*/30 1-3 * * *', 'America/New_York').timesBetween(
      new Date('2026-11-01T04:00:00Z'),
      new Date('2026-11-01T12:00:00Z'),
      100,
    );
    expect(new Set(iso(times)).size).toBe(times.length);
    expect(times).toHaveLength(8);
  });

  it.each([
    ['0 2 * *', 'five fields'],
    ['0 0 2 * * *', 'five fields'],
    ['61 2 * * *', 'no cron line'],
    ['a b c d e', 'no cron line'],
    ['0 0 31 2 *', 'never comes'],
    ['', 'five fields'],
  ])('refuses %j with a sentence', (text, words) => {
    expect(CronLine.read(text, 'UTC', new Date('2026-01-01T00:00:00Z'))).toEqual(expect.stringContaining(words));
  });

  it('refuses a zone that there is not', () => {
    expect(CronLine.read('0 2 * * *', 'Mars/Olympus', new Date())).toContain('no time zone');
    expect(CronLine.read('0 2 * * *', '', new Date())).toContain('no time zone');
  });

  it('keeps the newest times of a long absence and counts the rest', () => {
    const { times, left } = line('0 * * * *').timesBetween(
      new Date('2026-01-01T00:00:00Z'),
      new Date('2026-01-02T00:00:00Z'),
      10,
    );
    expect(times).toHaveLength(10);
    expect(left).toBe(14);
    expect(times.at(-1)?.toISOString()).toBe('2026-01-02T00:00:00.000Z');
  });
});
