import type { NightState, Schedule } from '@assay/contracts';
import { CronLine } from '@assay/domain/scheduling';
import type { StoredSchedule } from '@assay/server/persistence';

const TIMES_SHOWN = 5;

/** A stored schedule as the API shows it: with its next times, without its secret. */
export function toSchedule(row: StoredSchedule, now: Date): Schedule {
  const {
    webhookUrl,
    webhookSecret,
    alertEvents,
    failures: _,
    seenUntil: __,
    lastNights,
    createdAt,
    updatedAt,
    ...fields
  } = row;
  const line = row.enabled ? CronLine.read(row.cron, row.timeZone, now) : null;
  return {
    ...fields,
    alerts: { webhookUrl, events: alertEvents },
    hasWebhookSecret: webhookSecret !== null,
    nextTimes:
      line === null || typeof line === 'string'
        ? []
        : line.nextTimes(now, TIMES_SHOWN).map((time) => time.toISOString()),
    lastNights: lastNights.map(({ scheduledFor, state }) => ({
      scheduledFor: new Date(scheduledFor).toISOString(),
      state: shownState(state),
    })),
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
  };
}

/** `starting` is a matter of the engine room. */
export function shownState(state: NightState | 'starting'): NightState {
  return state === 'starting' ? 'running' : state;
}
