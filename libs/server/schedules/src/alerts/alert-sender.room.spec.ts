import { createHmac } from 'node:crypto';
import { SecretBox } from '@assay/server/config';
import { OwnAddresses } from '@assay/server/http';
import { createDataSource, Database } from '@assay/server/persistence';
import { useDatabase } from '@assay/testing/database';
import { SetClock } from '@assay/testing/schedules';
import { Logger } from '@nestjs/common';
import { ScheduleStore } from '../schedule-store';
import { AlertSender, WebhookPost } from './alert-sender';
import { WebhookSecrets } from './webhook-secrets';

const room = useDatabase();
const MINUTE = 60_000;
const START = new Date('2026-11-24T02:00:00Z');
const SECRET = 'sixteen letters!';

interface Posted {
  readonly url: string;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** Takes note, and fails while it is told to. */
class Receiver extends WebhookPost {
  readonly posted: Posted[] = [];
  error: Error | null = null;

  async post(url: string, body: string, headers: Readonly<Record<string, string>>): Promise<void> {
    // Long enough for others to be quicker.
    await new Promise((resolve) => setTimeout(resolve, 5));
    this.posted.push({ url, body, headers });
    if (this.error !== null) throw this.error;
  }
}

describe('AlertSender', () => {
  const box = SecretBox.fleeting();
  const secrets = new WebhookSecrets(new OwnAddresses(), box);
  let database: Database;
  let store: ScheduleStore;
  let receiver: Receiver;
  let clock: SetClock;
  let sender: AlertSender;
  let scheduleId: string;

  beforeAll(async () => {
    Logger.overrideLogger(false);
    database = new Database(await createDataSource({ url: room.url() }).initialize());
    store = new ScheduleStore(database);
  });
  afterAll(() => database.close());
  beforeEach(async () => {
    receiver = new Receiver();
    clock = new SetClock(START);
    sender = new AlertSender(store, receiver, secrets, clock);
    const [suite] = await database.query<{ id: string }>(`INSERT INTO suites (name) VALUES ('alerts') RETURNING id`);
    const [schedule] = await database.query<{ id: string }>(
      `INSERT INTO schedules (name, cron, time_zone, suite_id, models, epochs, webhook_url, webhook_secret)
       VALUES ('nightly', '0 2 * * *', 'UTC', $1, '[]', 1, 'https://hooks.example/a', $2) RETURNING id`,
      [suite?.id, secrets.seal(SECRET)],
    );
    scheduleId = schedule?.id ?? '';
    const alert = { scheduleId, url: 'https://hooks.example/a', body: '{"event":"worse"}', at: START };
    await store.alerts.add(database, { ...alert, event: 'worse' });
  });
  afterEach(async () => {
    await database.query('DELETE FROM schedules');
    await database.query(`DELETE FROM suites WHERE name = 'alerts'`);
  });

  const listed = async () => (await store.alerts.list(scheduleId, 10))[0];

  it('signs time and body with the secret, anew for each try, and names the delivery', async () => {
    receiver.error = new Error('hooks.example answered with HTTP 503.');
    await sender.sendDue();
    clock.time = new Date(START.getTime() + MINUTE);
    receiver.error = null;
    await sender.sendDue();
    const times = receiver.posted.map(({ body, headers }) => {
      const [, time = '', signature] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(headers['x-assay-signature'] ?? '') ?? [];
      expect(signature).toBe(createHmac('sha256', SECRET).update(`${time}.${body}`).digest('hex'));
      return Number(time);
    });
    expect(times).toEqual([START.getTime() / 1_000, START.getTime() / 1_000 + 60]);
    const { id, deliveredAt, attempts, error } = (await listed()) ?? {};
    expect(new Set(receiver.posted.map(({ headers }) => headers['x-assay-delivery']))).toEqual(new Set([id]));
    expect({ deliveredAt, attempts, error }).toEqual({
      deliveredAt: expect.any(Date) as Date,
      attempts: 2,
      error: null,
    });
  });

  it('tries again after 1, 5, 30, 120 and 360 minutes, then gives up and stays listed with the reason', async () => {
    receiver.error = new Error('hooks.example could not be reached: refused');
    let waited = 0;
    for (const minutes of [0, 1, 5, 30, 120, 360]) {
      // A moment too early nothing happens.
      if (minutes > 0) {
        clock.time = new Date(START.getTime() + (waited + minutes) * MINUTE - 1);
        await sender.sendDue();
      }
      waited += minutes;
      const before = receiver.posted.length;
      clock.time = new Date(START.getTime() + waited * MINUTE);
      await sender.sendDue();
      expect(receiver.posted).toHaveLength(before + 1);
    }
    clock.time = new Date(START.getTime() + 30 * 24 * 60 * MINUTE);
    await sender.sendDue();
    expect(receiver.posted).toHaveLength(6);
    expect(await listed()).toMatchObject({
      attempts: 6,
      deliveredAt: null,
      nextTryAt: null,
      error: receiver.error.message,
    });
  });

  it('sends once, however many processes beat at once', async () => {
    await Promise.all(Array.from({ length: 20 }, () => new AlertSender(store, receiver, secrets, clock).sendDue()));
    expect(receiver.posted).toHaveLength(1);
  });

  it('asks no address that was taken away, and goes to the one that stands there now', async () => {
    receiver.error = new Error('away');
    await sender.sendDue();
    receiver.error = null;
    await database.query(`UPDATE schedules SET webhook_url = 'https://hooks.example/b'`);
    clock.time = new Date(START.getTime() + MINUTE);
    await sender.sendDue();
    expect(receiver.posted.map(({ url }) => url)).toEqual(['https://hooks.example/a', 'https://hooks.example/b']);

    const again = { scheduleId, url: 'https://hooks.example/b', body: '{}', at: clock.time };
    await store.alerts.add(database, { ...again, event: 'slower' });
    await database.query(`UPDATE schedules SET webhook_url = NULL, webhook_secret = NULL`);
    await sender.sendDue();
    expect(receiver.posted).toHaveLength(2);
    const alerts = await store.alerts.list(scheduleId, 10);
    expect(alerts.find(({ event }) => event === 'slower')).toMatchObject({
      nextTryAt: null,
      error: 'The schedule has no webhook any more.',
    });
  });

  it('sends nothing unsigned where the secret cannot be read any more', async () => {
    await database.query('UPDATE schedules SET webhook_secret = $1', [SecretBox.fleeting().seal(SECRET)]);
    await sender.sendDue();
    expect(receiver.posted).toEqual([]);
    expect(await listed()).toMatchObject({ deliveredAt: null, error: expect.stringMatching(/\S/) as string });
  });

  it('has no signature without a secret', async () => {
    await database.query('UPDATE schedules SET webhook_secret = NULL');
    await sender.sendDue();
    expect(receiver.posted[0]?.headers).not.toHaveProperty('x-assay-signature');
  });
});
