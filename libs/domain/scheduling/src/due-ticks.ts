import type { CatchUpPolicy } from '@assay/contracts';
import type { CronLine } from './cron-line';

/** What becomes of one planned time. */
export interface TickDecision {
  readonly scheduledFor: Date;
  readonly decision: 'start' | 'missed';
  /** The time was over when it was seen: the service was off. */
  readonly late: boolean;
  /** Earlier ticks that are not listed one by one; only ever above 0 at the oldest. */
  readonly earlier: number;
}

/** How ticks are decided. */
export interface TickPolicy {
  readonly catchUp: CatchUpPolicy;
  readonly catchUpHours: number;
}

/** A metronome that beats every 15 s may see a tick this late and it is still on time, ms. */
const ON_TIME_MS = 120_000;
/** Missed ticks of one absence that are listed one by one; older ones only move the mark. */
const MOST_LISTED = 500;
const HOUR_MS = 3_600_000;

/**
 * The planned times in (seenUntil, now] and what becomes of each. On time: start. Late: by the catch-up policy the latest, all or none
 * of those within the window start, the rest is listed as missed. A clock that was set back gives nothing.
 */
export function dueTicks(line: CronLine, seenUntil: Date, now: Date, policy: TickPolicy): TickDecision[] {
  if (now <= seenUntil) return [];
  const { times, left } = line.timesBetween(seenUntil, now, MOST_LISTED);
  return times.map((scheduledFor, index) => {
    const age = now.getTime() - scheduledFor.getTime();
    const late = age > ON_TIME_MS;
    const wanted = policy.catchUp === 'all' || (policy.catchUp === 'latest' && index === times.length - 1);
    const start = !late || (wanted && age <= policy.catchUpHours * HOUR_MS);
    return { scheduledFor, late, decision: start ? 'start' : 'missed', earlier: index === 0 ? left : 0 };
  });
}
