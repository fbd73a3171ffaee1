import type { NightState, Schedule } from '@assay/contracts';
import { missedNights } from './missed-nights';
import { formatNight } from './night-time';

const schedule = (state: NightState): Schedule =>
  ({
    id: 'x',
    name: 'nightly',
    timeZone: 'Europe/Berlin',
    lastNights: [{ scheduledFor: '2026-11-23T04:30:00Z', state }],
  }) as unknown as Schedule;

describe('missedNights', () => {
  it('shows only the last planned time, until somebody has seen it', () => {
    const [found] = missedNights([schedule('missed'), schedule('ok')], new Set());
    expect(found?.scheduledFor).toBe('2026-11-23T04:30:00Z');
    expect(missedNights([schedule('missed')], new Set([found?.id ?? '']))).toEqual([]);
    expect(missedNights([schedule('ok')], new Set())).toEqual([]);
  });
});

describe('formatNight', () => {
  it('writes a time in the zone of the schedule', () => {
    expect(formatNight('2026-11-23T04:30:00Z', 'Europe/Berlin')).toBe('Mon 23 Nov, 05:30');
    expect(formatNight('2026-11-23T04:30:00Z', 'UTC')).toBe('Mon 23 Nov, 04:30');
  });
});
