import type { AlertEvent } from '@assay/contracts';
import { type Sql, type StoredSchedule } from '@assay/server/persistence';
import { Injectable } from '@nestjs/common';
import { ScheduleClock } from '../schedule-clock';
import { ScheduleStore } from '../schedule-store';

/** Stores alerts for the webhook of a schedule, together with what they tell of. Without a webhook the console alone shows it. */
@Injectable()
export class AlertWriter {
  constructor(
    private readonly store: ScheduleStore,
    private readonly clock: ScheduleClock,
  ) {}

  /** A night that has no result. */
  async didNotRun(scheduleId: string, scheduledFor: Date, reason: string): Promise<void> {
    const schedule = await this.store.schedules.find(scheduleId);
    if (schedule === null) return;
    const sentence = `${schedule.name} has no result for ${scheduledFor.toISOString()}: ${reason}`;
    await this.write(this.store.database, schedule, 'did_not_run', [sentence], scheduledFor);
  }

  /** Drops that were confirmed just now. */
  regression(
    sql: Sql,
    schedule: StoredSchedule,
    event: 'worse' | 'slower',
    sentences: readonly string[],
  ): Promise<void> {
    return this.write(sql, schedule, event, sentences, null);
  }

  private async write(
    sql: Sql,
    { id, name, webhookUrl, alertEvents }: StoredSchedule,
    event: AlertEvent,
    sentences: readonly string[],
    scheduledFor: Date | null,
  ): Promise<void> {
    if (webhookUrl === null || !alertEvents.includes(event)) return;
    const at = await this.clock.now();
    const body = JSON.stringify({
      event,
      schedule: { id, name },
      at,
      scheduledFor,
      text: sentences.join(' '),
      sentences,
    });
    await this.store.alerts.add(sql, { scheduleId: id, event, url: webhookUrl, body, at });
  }
}
