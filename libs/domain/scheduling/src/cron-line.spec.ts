import { CronLine } from './cron-line';

const line = (text: string, zone = 'UTC'): CronLine => {
  const read = CronLine.read(text, zone, new Date('2026-01-01T00:00:00Z'));
  if (typeof read === 'string') throw new Error(read);
  return read;
};
/** Day, time and distance from UTC of an instant in a zone. */
function local(time: Date, zone: string): string {
  const parts = new Intl.DateTimeFormat('en', {
    ...{
      timeZone: zone,
      hourCycle: 'h23',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      timeZoneName: 'longOffset',
    },
  }).formatToParts(time);
  const of = (type: Intl.DateTimeFormatPartTypes): string => parts.find((part) => part.type === type)?.value ?? '';
  return `${of('day')} ${of('hour')}:${of('minute')} ${of('timeZoneName').replace('GMT', '') || '+00:00'}`;
}
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

  // Around each change of the clock of that zone in 2026: the local days, with the local time of each fire. Checked by hand against the
  // zone's rules: a time inside the gap comes at its end, a time that is there twice comes the first time.
  it.each<[zone: string, line: string, from: string, fires: readonly string[]]>([
    ['Europe/Berlin', '30 2 * * *', '2026-03-28T00:00:00Z', ['28 02:30 +01:00', '29 03:00 +02:00', '30 02:30 +02:00']],
    ['Europe/Berlin', '30 2 * * *', '2026-10-24T00:00:00Z', ['24 02:30 +02:00', '25 02:30 +02:00', '26 02:30 +01:00']],
    [
      'America/New_York',
      '30 2 * * *',
      '2026-03-07T00:00:00Z',
      ['07 02:30 -05:00', '08 03:00 -04:00', '09 02:30 -04:00'],
    ],
    [
      'America/New_York',
      '30 1 * * *',
      '2026-10-31T00:00:00Z',
      ['31 01:30 -04:00', '01 01:30 -04:00', '02 01:30 -05:00'],
    ],
    // Half an hour: 02:00 to 02:29 is left out in October, 01:30 to 01:59 comes twice in April.
    [
      'Australia/Lord_Howe',
      '15 2 * * *',
      '2026-10-02T12:00:00Z',
      ['03 02:15 +10:30', '04 02:30 +11:00', '05 02:15 +11:00'],
    ],
    [
      'Australia/Lord_Howe',
      '30 2 * * *',
      '2026-10-02T12:00:00Z',
      ['03 02:30 +10:30', '04 02:30 +11:00', '05 02:30 +11:00'],
    ],
    [
      'Australia/Lord_Howe',
      '45 1 * * *',
      '2026-04-03T12:00:00Z',
      ['04 01:45 +11:00', '05 01:45 +11:00', '06 01:45 +10:30'],
    ],
    ['Pacific/Chatham', '0 3 * * *', '2026-09-25T12:00:00Z', ['26 03:00 +12:45', '27 03:45 +13:45', '28 03:00 +13:45']],
    // Midnight itself is left out.
    ['Africa/Cairo', '0 0 * * *', '2026-04-22T12:00:00Z', ['23 00:00 +02:00', '24 01:00 +03:00', '25 00:00 +03:00']],
    // Two hours at once.
    [
      'Antarctica/Troll',
      '30 1 * * *',
      '2026-03-28T00:00:00Z',
      ['28 01:30 +00:00', '29 03:00 +02:00', '30 01:30 +02:00'],
    ],
    ['Asia/Kathmandu', '30 2 * * *', '2026-03-28T00:00:00Z', ['29 02:30 +05:45', '30 02:30 +05:45', '31 02:30 +05:45']],
    ['UTC', '30 2 * * *', '2026-03-28T00:00:00Z', ['28 02:30 +00:00', '29 02:30 +00:00', '30 02:30 +00:00']],
  ])('F63 %s "%s" from %s: once a day', (zone, text, from, fires) => {
    expect(
      line(text, zone)
        .nextTimes(new Date(from), fires.length)
        .map((time) => local(time, zone)),
    ).toEqual(fires);
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
