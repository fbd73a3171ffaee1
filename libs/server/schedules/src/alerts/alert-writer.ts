import type { AlertEvent } from '@assay/contracts';
import { type NewRegression, type Sql, type StoredSchedule } from '@assay/server/persistence';
import { Injectable } from '@nestjs/common';
import { ScheduleClock } from '../schedule-clock';
import { ScheduleStore } from '../schedule-store';

/** What an alert needs to know of its schedule. */
type Alerted = Pick<StoredSchedule, 'id' | 'name' | 'webhookUrl' | 'alertEvents'>;

/** Stores alerts for the webhook of a schedule, together with what they tell of. Without a webhook the console alone shows it. */
@Injectable()
export class AlertWriter {
  constructor(
    private readonly store: ScheduleStore,
    private readonly clock: ScheduleClock,
  ) {}

  /** A night that has no result. */
  async didNotRun(sql: Sql, schedule: Alerted, scheduledFor: Date, reason: string): Promise<void> {
    const sentence = `${schedule.name} has no result for ${scheduledFor.toISOString()}: ${reason}`;
    await this.write(sql, schedule, 'did_not_run', [sentence], scheduledFor);
  }

  /** Stores drops that were confirmed just now, and one alert of each kind for those that are new. */
  async found(sql: Sql, schedule: StoredSchedule, regressions: readonly NewRegression[]): Promise<void> {
    const fresh: NewRegression[] = [];
    for (const regression of regressions)
      if ((await this.store.regressions.add(sql, regression)) !== null) fresh.push(regression);
    for (const event of ['worse', 'slower'] as const) {
      const sentences = fresh.filter(({ kind }) => kind === event).map(({ sentence }) => sentence);
      if (sentences.length > 0) await this.write(sql, schedule, event, sentences, null);
    }
  }

  private async write(
    sql: Sql,
    { id, name, webhookUrl, alertEvents }: Alerted,
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
