import { createHmac } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page, Regression, Schedule, ScheduleHistory } from '@assay/contracts';
import { Engine } from '@assay/server/execution';
import { createDataSource, Database, ScheduleFires } from '@assay/server/persistence';
import { Metronome, ScheduleClock } from '@assay/server/schedules';
import { useDatabase } from '@assay/testing/database';
import { startFakeOllama, type FakeOllama } from '@assay/testing/fake-ollama';
import { adders, sums, sumTask } from './known-answers';
import { RunningApp } from './start-app';

const database = useDatabase();
const HOUR = 3_600_000;

interface Posted {
  readonly body: string;
  readonly headers: IncomingHttpHeaders;
}

describe('schedules', () => {
  let app: RunningApp;
  let fake: FakeOllama;
  let suiteId: string;
  let now = new Date('2026-11-01T12:00:00Z');
  const posted: Posted[] = [];
  let hook: Server;
  let hookStatus = 200;

  beforeAll(async () => {
    app = await RunningApp.start(database.url());
    // The time of the plan is ours; the engine goes on by its own.
    Object.assign(app.app.get(ScheduleClock), { now: () => Promise.resolve(now) });
    await app.importTasks(sums(20).map(sumTask));
    fake = await startFakeOllama({
      models: ['alpha', 'beta'],
      answer: adders({ alpha: 16, beta: 10 }),
      timeScale: 0.005,
    });
    await app.register(fake.url);
    const suite = await app.send<{ id: string }>('POST', '/api/benchmarks/suites', {
      ...{ name: 'sums', taskKeys: sums(20).map((sum) => sum.key), epochs: 2 },
    });
    suiteId = suite.id;
    hook = createServer((request, response) => {
      let body = '';
      request.on('data', (part: Buffer) => (body += part.toString()));
      request.on('end', () => {
        posted.push({ body, headers: request.headers });
        response.writeHead(hookStatus).end();
      });
    });
    await new Promise<void>((resolve) => hook.listen(0, '127.0.0.1', resolve));
  });
  afterAll(async () => {
    await app.stop();
    await fake.close();
    await new Promise((resolve) => hook.close(resolve));
  });

  const hookUrl = (): string => `http://127.0.0.1:${(hook.address() as AddressInfo).port}/alerts?token=1`;
  const beat = (): Promise<void> => app.app.get(Metronome).beat();
  const make = (parts: Record<string, unknown>): Promise<Schedule> =>
    app.send('POST', '/api/schedules', {
      // What probes find has a spec of its own.
      ...{ cron: '0 2 * * *', timeZone: 'Europe/Berlin', suiteId, models: [{ model: 'alpha' }], epochs: 2 },
      ...{ speedProbe: false, ...parts },
    });
  const historyOf = (id: string): Promise<ScheduleHistory> => app.get(`/api/schedules/${id}/history?nights=400`);
  const states = async (id: string): Promise<string[]> => (await historyOf(id)).nights.map(({ state }) => state);

  /** Lets a day pass: the tick, the run, what it comes to, and what is asked anew. */
  async function night(id: string): Promise<void> {
    now = new Date(now.getTime() + 24 * HOUR);
    await beat();
    for (let round = 0; round < 3; round += 1) {
      const { nights } = await historyOf(id);
      const last = nights.at(-1);
      for (const runId of [last?.runId, ...(last?.confirmRunIds ?? [])])
        if (runId != null) await app.app.get(Engine).waitUntilFinished(runId);
      await beat();
    }
  }

  it('shows the next five times in UTC and refuses what never comes', async () => {
    const { id, nextTimes } = await make({ name: 'five times' });
    expect(nextTimes).toEqual([2, 3, 4, 5, 6].map((day) => `2026-11-0${day}T01:00:00.000Z`));
    await expect(make({ name: 'never', cron: '0 0 31 2 *' })).rejects.toMatchObject({ code: 'invalid_request' });
    await expect(make({ name: 'nowhere', timeZone: 'Mars/Olympus' })).rejects.toThrow('time zone');
    await expect(make({ name: 'five times' })).rejects.toMatchObject({ code: 'name_taken' });
    await expect(make({ name: 'other', models: [{ model: 'gamma' }] })).rejects.toMatchObject({
      code: 'unknown_model',
    });
    await expect(make({ name: 'inside', alerts: { webhookUrl: 'http://169.254.169.254/' } })).rejects.toMatchObject({
      code: 'url_not_allowed',
    });
    await app.send('DELETE', `/api/schedules/${id}`);
  });

  it('takes null for left out', async () => {
    const names = [
      'suiteId',
      'epochs',
      'options',
      'speedProbe',
      'baselineNights',
      'overlap',
      'catchUp',
      'catchUpHours',
    ];
    const nulls = Object.fromEntries(
      [...names, 'pauseAfter', 'alerts', 'enabled', 'judge'].map((name) => [name, null]),
    );
    const plain = await app.send<Schedule>('POST', '/api/schedules', {
      ...{ name: 'plain', cron: '0 2 * * *', timeZone: 'Europe/Berlin', suiteId, models: [{ model: 'alpha' }] },
    });
    const { id } = await make({ ...nulls, suiteId, name: 'nothing' });
    const rest = ({ epochs, options, overlap, catchUp, catchUpHours, pauseAfter, enabled, judge }: Schedule) => ({
      ...{ epochs, options, overlap, catchUp, catchUpHours, pauseAfter, enabled, judge },
    });
    expect(rest(await app.get<Schedule>(`/api/schedules/${id}`))).toEqual(rest(plain));
    const edited = await app.send<Schedule>('PATCH', `/api/schedules/${id}`, { ...nulls, alerts: { events: null } });
    expect(rest(edited)).toEqual(rest(plain));
    for (const made of [id, plain.id]) await app.send('DELETE', `/api/schedules/${made}`);
  });

  it('F61 twenty processes and one tick: one run', async () => {
    const { id } = await make({ name: 'once' });
    now = new Date('2026-11-02T01:00:05Z');
    // What keeps them apart are rows: twenty beats at once over twenty connections are twenty processes to the database.
    const dataSource = await createDataSource({ url: database.url() }).initialize();
    try {
      const other = new Database(dataSource);
      const fires = new ScheduleFires(other);
      const decide = () =>
        fires.decide(
          now,
          () => [{ scheduledFor: new Date('2026-11-02T01:00:00Z'), state: 'starting', reason: null, manual: false }],
          () => Promise.resolve(),
        );
      await Promise.all(Array.from({ length: 20 }, (_, index) => (index % 2 === 0 ? beat() : decide())));
      await beat();
      expect(await other.query(`SELECT id FROM runs WHERE idempotency_key LIKE 'night:%'`)).toHaveLength(1);
    } finally {
      await dataSource.destroy();
    }
    const { nights } = await historyOf(id);
    expect(nights).toHaveLength(1);
    await app.app.get(Engine).waitUntilFinished(nights[0]?.runId ?? '');
    await beat();
    expect(await states(id)).toEqual(['collecting']);
    await app.send('PATCH', `/api/schedules/${id}`, { enabled: false });
  });

  it('F62 lists missed times, catches the latest up, and says so', async () => {
    const { id } = await make({ name: 'away', catchUpHours: 6 });
    now = new Date(now.getTime() + 72 * HOUR + 4 * HOUR);
    await beat();
    const { nights } = await historyOf(id);
    expect(nights.map(({ state }) => state)).toEqual(['missed', 'missed', 'running']);
    expect(nights[0]?.reason).toContain('The service was off');
    expect(nights[2]?.reason ?? '').toMatch(/^(Caught up: .*)?$/);
    await app.app.get(Engine).waitUntilFinished(nights[2]?.runId ?? '');
    await beat();
    await app.send('PATCH', `/api/schedules/${id}`, { enabled: false });
  });

  it('F63 a clock that goes back starts nothing twice', async () => {
    const { id } = await make({ name: 'back' });
    now = new Date('2026-11-10T01:00:10Z');
    await beat();
    const before = await historyOf(id);
    now = new Date('2026-11-09T23:00:00Z');
    await beat();
    now = new Date('2026-11-10T01:00:20Z');
    await beat();
    const after = await historyOf(id);
    expect(after.nights.map((one) => one.id)).toEqual(before.nights.map((one) => one.id));
    await app.app.get(Engine).waitUntilFinished(after.nights.at(-1)?.runId ?? '');
    await beat();
    await app.send('PATCH', `/api/schedules/${id}`, { enabled: false });
  });

  it('rings once when a model got worse, says what changed, and takes "expected" for an answer', async () => {
    const secret = 'a secret of the webhook';
    const { id } = await make({
      ...{ name: 'nightly', models: [{ model: 'alpha' }, { model: 'beta' }] },
      // Speeds of a simulated server on a busy machine say nothing.
      alerts: { webhookUrl: hookUrl(), webhookSecret: secret, events: ['worse', 'did_not_run'] },
    });
    for (let count = 0; count < 4; count += 1) await night(id);
    expect(await states(id)).toEqual(['collecting', 'collecting', 'ok', 'ok']);
    fake.setAnswer(adders({ alpha: 6, beta: 10 }));
    fake.changeModel('alpha', { digest: 'f'.repeat(64) });
    hookStatus = 503;
    await night(id);
    const { nights, deliveries } = await historyOf(id);
    expect(nights.at(-1)).toMatchObject({ state: 'regression', confirmRunIds: [expect.any(String)] });
    expect(nights.at(-1)?.models.map(({ model, state }) => [model, state])).toEqual([
      ['alpha:latest', 'regression'],
      ['beta:latest', 'ok'],
    ]);
    const { items } = await app.get<Page<Regression>>(`/api/regressions?scheduleId=${id}`);
    const overall = items.find(({ scope }) => scope === 'overall');
    // 16 of 20 right, then 6 of 20: fifty points.
    expect(overall).toMatchObject({ state: 'open', kind: 'worse', baseline: 0.8, now: 0.3, freshTrials: 120 });
    expect(overall?.difference.value).toBeCloseTo(-0.5, 9);
    expect(overall?.changes).toContainEqual(expect.objectContaining({ setting: 'digest', after: 'ffffffff' }));
    expect(overall?.tasks[0]).toMatchObject({ baseline: 1, now: 0, badResultId: expect.any(String) });

    expect(posted).toHaveLength(1);
    expect(deliveries[0]).toMatchObject({ event: 'worse', deliveredAt: null, error: expect.stringContaining('503') });
    hookStatus = 200;
    now = new Date(now.getTime() + 2 * 60_000);
    await beat();
    expect((await historyOf(id)).deliveries[0]).toMatchObject({
      attempts: 2,
      deliveredAt: expect.any(String),
      error: null,
    });
    const [time, signature] = String(posted[1]?.headers['x-assay-signature'])
      .split(',')
      .map((part) => part.slice(part.indexOf('=') + 1));
    expect(signature).toBe(createHmac('sha256', secret).update(`${time}.${posted[1]?.body}`).digest('hex'));

    await night(id);
    expect(posted).toHaveLength(2);
    expect(await app.get(`/api/regressions/${overall?.id}`)).toMatchObject({ nightsSeen: 2 });
    await app.send('POST', `/api/regressions/${overall?.id}/accept`, { comment: 'a smaller model, as planned' });
    await expect(app.send('POST', `/api/regressions/${overall?.id}/snooze`, {})).rejects.toMatchObject({
      code: 'conflict',
    });
    await night(id);
    const last = (await historyOf(id)).nights.at(-1);
    expect(last?.models.map(({ model, state }) => [model, state])).toContainEqual(['beta:latest', 'ok']);
    expect(last?.state).not.toBe('regression');
    await app.send('PATCH', `/api/schedules/${id}`, { enabled: false });
  });

  it('asks anew every night: no seed of one night is one of another', async () => {
    const { id } = await make({ name: 'seeds' });
    await night(id);
    await night(id);
    const [a, b] = (await historyOf(id)).nights.map(({ runId }) => runId);
    const seeds = async (runId: string | null | undefined): Promise<unknown[]> =>
      (
        await app.database.query<{ seed: number }>(
          `SELECT (request #>> '{options,seed}')::bigint AS seed FROM benchmark_results WHERE run_id = $1`,
          [runId],
        )
      ).map(({ seed }) => seed);
    const [first, second] = [await seeds(a), await seeds(b)];
    expect(first).toHaveLength(40);
    expect(first.filter((seed) => second.includes(seed))).toEqual([]);
    await app.send('PATCH', `/api/schedules/${id}`, { enabled: false });
  });

  it('pauses itself after nights without a result, and goes on when it is switched on again', async () => {
    const { id } = await make({ name: 'fails', pauseAfter: 1 });
    await app.database.query(`UPDATE schedules SET models = '[{"model":"gone"}]' WHERE id = $1`, [id]);
    await night(id);
    expect(await states(id)).toEqual(['error']);
    expect(await app.get(`/api/schedules/${id}`)).toMatchObject({
      enabled: false,
      pausedReason: expect.stringContaining('gone'),
    });
    await app.send('PATCH', `/api/schedules/${id}`, { enabled: true, models: [{ model: 'beta' }] });
    await night(id);
    expect(await states(id)).toEqual(['error', 'collecting']);
    expect(await app.get(`/api/schedules/${id}`)).toMatchObject({ enabled: true, pausedReason: null });
  });
});
