import { createHmac } from 'node:crypto';
import { type DueAlert } from '@assay/server/persistence';
import { Injectable, Logger } from '@nestjs/common';
import { ScheduleClock } from '../schedule-clock';
import { WebhookSecrets } from './webhook-secrets';
import { ScheduleStore } from '../schedule-store';

/** Posts one body to an address that the admin has set. Throws with a sentence unless the answer is a 2xx. */
export abstract class WebhookPost {
  abstract post(url: string, body: string, headers: Readonly<Record<string, string>>): Promise<void>;
}

const MINUTE = 60_000;
/** Pauses before the next tries, ms; after the last one an alert is given up and stays listed with its error. */
const PAUSES = [1, 5, 30, 120, 360].map((minutes) => minutes * MINUTE);
/** Alerts of one beat. */
const AT_ONCE = 20;

/** Sends alerts that are due, signed, and tries again where nobody took them. */
@Injectable()
export class AlertSender {
  private readonly log = new Logger('alerts');

  constructor(
    private readonly store: ScheduleStore,
    private readonly webhook: WebhookPost,
    private readonly secrets: WebhookSecrets,
    private readonly clock: ScheduleClock,
  ) {}

  async sendDue(): Promise<void> {
    const now = await this.clock.now();
    const due = await this.store.alerts.due(now, AT_ONCE);
    await Promise.all(due.map((alert) => this.send(alert, now)));
  }

  private async send(alert: DueAlert, now: Date): Promise<void> {
    if (!alert.isWanted) return this.store.alerts.failed(alert.id, 'The schedule has no webhook any more.', null);
    try {
      await this.webhook.post(alert.url, alert.body, this.headersOf(alert, now));
      await this.store.alerts.delivered(alert.id);
    } catch (error) {
      const words = error instanceof Error ? error.message : String(error);
      const pause = PAUSES[alert.attempts - 1];
      const next = pause === undefined ? null : new Date(now.getTime() + pause);
      await this.store.alerts.failed(alert.id, words, next);
      this.log.warn(`An alert could not be delivered: ${words}${next === null ? ' It is given up.' : ''}`);
    }
  }

  /** `X-Assay-Signature: t=<seconds>,v1=<hex>` is HMAC-SHA256 of `<seconds>.<body>` with the secret of the schedule. */
  private headersOf({ id, body, secret }: DueAlert, now: Date): Record<string, string> {
    const seconds = Math.floor(now.getTime() / 1_000);
    const plain = { 'x-assay-delivery': id };
    if (secret === null) return plain;
    const signature = createHmac('sha256', this.secrets.open(secret)).update(`${seconds}.${body}`).digest('hex');
    return { ...plain, 'x-assay-signature': `t=${seconds},v1=${signature}` };
  }
}
