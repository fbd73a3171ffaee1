import fc from 'fast-check';
import { CronLine } from './cron-line';
import { dueTicks, type TickPolicy } from './due-ticks';

const nightly = CronLine.read('0 2 * * *', 'UTC', new Date('2026-01-01T00:00:00Z')) as CronLine;
const policy: TickPolicy = { catchUp: 'latest', catchUpHours: 6 };
const at = (text: string): Date => new Date(`2026-11-${text}:00Z`);
const decisions = (seen: string, now: string, how: TickPolicy = policy): string[] =>
  dueTicks(nightly, at(seen), at(now), how).map(({ decision }) => decision);

describe('dueTicks', () => {
  it('starts a tick that is on time', () => {
    expect(decisions('24T01:59', '24T02:00')).toEqual(['start']);
    expect(decisions('24T02:00', '24T02:01')).toEqual([]);
  });

  it('F62 starts the latest within the window and lists the others', () => {
    expect(decisions('21T12:00', '24T04:00')).toEqual(['missed', 'missed', 'start']);
    expect(decisions('21T12:00', '24T09:00')).toEqual(['missed', 'missed', 'missed']);
  });

  it('F62 lists all with the policy none, starts all within the window with all', () => {
    expect(decisions('22T12:00', '24T04:00', { ...policy, catchUp: 'none' })).toEqual(['missed', 'missed']);
    expect(decisions('22T12:00', '24T04:00', { catchUp: 'all', catchUpHours: 48 })).toEqual(['start', 'start']);
  });

  it('F63 gives nothing while the clock stands behind what was seen', () => {
    expect(decisions('24T02:30', '24T00:30')).toEqual([]);
  });

  it('decides every tick once however the beats fall', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 40 }), (gaps) => {
        let seen = at('01T00:00');
        const times: number[] = [];
        for (const hours of gaps) {
          const now = new Date(seen.getTime() + hours * 3_600_000);
          times.push(...dueTicks(nightly, seen, now, policy).map(({ scheduledFor }) => scheduledFor.getTime()));
          seen = now;
        }
        const { times: all } = nightly.timesBetween(at('01T00:00'), seen, 10_000);
        expect(times).toEqual(all.map((time) => time.getTime()));
      }),
      { numRuns: 100 },
    );
  });
});
