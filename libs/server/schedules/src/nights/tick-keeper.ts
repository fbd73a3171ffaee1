import { CronLine, dueTicks, type TickDecision } from '@assay/domain/scheduling';
import { type DueSchedule, type NewFire } from '@assay/server/persistence';
import { Injectable, Logger } from '@nestjs/common';
import { AlertWriter } from '../alerts/alert-writer';
import { ScheduleClock } from '../schedule-clock';
import { ScheduleStore } from '../schedule-store';

/** What the time brings: snoozes end, and planned times turn into rows: each starts, was missed, or is left out because the night before goes on. */
@Injectable()
export class TickKeeper {
  private readonly log = new Logger('schedules');

  constructor(
    private readonly store: ScheduleStore,
    private readonly clock: ScheduleClock,
    private readonly alerts: AlertWriter,
  ) {}

  async decide(): Promise<void> {
    const now = await this.clock.now();
    await this.store.regressions.wakeSnoozed(now);
    await this.store.fires.decide(
      now,
      (schedule) => firesOf(schedule, now, (text) => this.log.error(text)),
      async (sql, schedule, fires) => {
        for (const { state, scheduledFor, reason } of fires)
          if (state === 'missed') await this.alerts.didNotRun(sql, schedule, scheduledFor, reason ?? '');
      },
    );
  }
}

function firesOf(schedule: DueSchedule, now: Date, complain: (text: string) => void): NewFire[] {
  const line = CronLine.read(schedule.cron, schedule.timeZone, now);
  if (typeof line === 'string') {
    complain(`Schedule ${schedule.id} cannot be read: ${line}`);
    return [];
  }
  let busy = schedule.busy;
  return dueTicks(line, schedule.seenUntil, now, schedule).map((tick) => {
    const fire = fireOf(tick, busy && schedule.overlap === 'skip', now);
    busy ||= fire.state === 'starting';
    return fire;
  });
}

function fireOf(tick: TickDecision, occupied: boolean, now: Date): NewFire {
  const base = { scheduledFor: tick.scheduledFor, manual: false };
  if (tick.decision === 'missed') return { ...base, state: 'missed', reason: missedWords(tick, now) };
  if (occupied) return { ...base, state: 'skipped', reason: 'The night before had not ended yet.' };
  return {
    ...base,
    state: 'starting',
    reason: tick.late ? 'Caught up: the service was off at the planned time.' : null,
  };
}

function missedWords({ earlier }: TickDecision, now: Date): string {
  const more = earlier > 0 ? ` ${earlier} earlier planned times are not listed one by one.` : '';
  return `The service was off at the planned time; it was seen at ${now.toISOString()}.${more}`;
}
