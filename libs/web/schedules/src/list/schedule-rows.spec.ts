import type { NightState, Schedule } from '@assay/contracts';
import { twinCsv } from '@assay/web/ui';
import { isShown, schedulesTable, sortedSchedules } from './schedule-rows';

const schedule = (name: string, parts: Partial<Schedule> = {}): Schedule =>
  ({
    ...{ id: name, name, suite: 'core', cron: '0 2 * * *', timeZone: 'UTC', enabled: true, openRegressions: 0 },
    ...{ models: [{ model: 'llama3.1:8b' }], nextTimes: [], lastNights: [] },
    ...parts,
  }) as unknown as Schedule;
const after = (state: NightState) => ({ lastNights: [{ scheduledFor: '2026-11-24T02:00:00Z', state }] });

describe('isShown', () => {
  it('looks into the names of schedule, suite and models', () => {
    const one = schedule('Nightly', { suite: 'House mails' });
    for (const search of ['night', 'MAILS', ' llama ', '']) expect(isShown(one, { search, show: 'all' })).toBe(true);
    expect(isShown(one, { search: 'qwen', show: 'all' })).toBe(false);
  });

  it('knows what is on and what is off', () => {
    const off = schedule('b', { enabled: false });
    expect([isShown(off, { search: '', show: 'on' }), isShown(off, { search: '', show: 'off' })]).toEqual([
      false,
      true,
    ]);
  });
});

describe('sortedSchedules', () => {
  const names = (schedules: readonly Schedule[]): string[] => schedules.map(({ name }) => name);
  const four = [
    schedule('d', after('ok')),
    schedule('a', after('regression')),
    schedule('c', { ...after('missed'), nextTimes: ['2026-11-25T02:00:00Z'] }),
    schedule('b', { nextTimes: ['2026-11-24T02:00:00Z'] }),
  ];

  it('by name, by the next time with what has none last, by how grave the last outcome is', () => {
    expect(names(sortedSchedules(four, 'name'))).toEqual(['a', 'b', 'c', 'd']);
    expect(names(sortedSchedules(four, 'next'))).toEqual(['b', 'c', 'a', 'd']);
    expect(names(sortedSchedules(four, '-next'))).toEqual(['c', 'b', 'a', 'd']);
    expect(names(sortedSchedules(four, '-outcome'))).toEqual(['a', 'c', 'd', 'b']);
  });
});

describe('schedulesTable', () => {
  it('makes no formula of a name', () => {
    const words = {
      columns: Array.from({ length: 9 }, (_, at) => `c${at}`),
      when: () => 'x',
      outcome: () => '',
      next: () => '',
    };
    const csv = twinCsv(schedulesTable([schedule('=HYPERLINK("http://evil")')], words));
    expect(csv.split('\r\n')[1]).toMatch(/^"'=HYPERLINK/);
  });
});
