import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { NightModel, Page, Regression, Schedule, ScheduleHistory } from '@assay/contracts';
import { Engine } from '@assay/server/execution';
import { Metronome, ScheduleClock } from '@assay/server/schedules';
import { useDatabase } from '@assay/testing/database';
import { startFakeOllama, type FakeOllama } from '@assay/testing/fake-ollama';
import { ClockworkProvider } from './clockwork-provider';
import { adders, sums, sumTask } from './known-answers';
import { RunningApp } from './start-app';

const database = useDatabase();
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

describe('slow nights', () => {
  const provider = new ClockworkProvider();
  let app: RunningApp;
  let fake: FakeOllama;
  let suiteId: string;
  let now = new Date('2026-11-01T02:00:10Z');
  const posted: { readonly event: string; readonly text: string }[] = [];
  let hook: Server;

  beforeAll(async () => {
    app = await RunningApp.start(database.url(), { provider });
    Object.assign(app.app.get(ScheduleClock), { now: () => Promise.resolve(now) });
    await app.importTasks(sums(4).map(sumTask));
    fake = await startFakeOllama({ models: ['alpha', 'beta'], answer: adders({ alpha: 4, beta: 4 }), timeScale: 0 });
    await app.register(fake.url);
    const taskKeys = sums(4).map(({ key }) => key);
    suiteId = (await app.send<{ id: string }>('POST', '/api/benchmarks/suites', { name: 'sums', taskKeys, epochs: 1 }))
      .id;
    hook = createServer((request, response) => {
      let body = '';
      request.on('data', (part: Buffer) => (body += part.toString()));
      request.on('end', () => {
        posted.push(JSON.parse(body) as { event: string; text: string });
        response.end();
      });
    });
    await new Promise<void>((resolve) => hook.listen(0, '127.0.0.1', resolve));
  });
  beforeEach(() => {
    posted.length = 0;
    provider.speeds = {};
  });
  afterEach(() => app.database.query('UPDATE schedules SET enabled = false'));
  afterAll(async () => {
    await app.stop();
    await provider.close();
    await fake.close();
    await new Promise((resolve) => hook.close(resolve));
  });

  const beat = (): Promise<void> => app.app.get(Metronome).beat();
  const historyOf = (id: string): Promise<ScheduleHistory> => app.get(`/api/schedules/${id}/history?nights=400`);
  const lastNight = async (id: string) => (await historyOf(id)).nights.at(-1);
  const regressionsOf = async (id: string): Promise<readonly Regression[]> =>
    (await app.get<Page<Regression>>(`/api/regressions?scheduleId=${id}`)).items;
  const make = (parts: Record<string, unknown>): Promise<Schedule> =>
    app.send('POST', '/api/schedules', {
      ...{ cron: '0 2 * * *', timeZone: 'UTC', suiteId, models: [{ model: 'alpha' }, { model: 'beta' }], epochs: 1 },
      ...{ baselineNights: 5, alerts: { webhookUrl: `http://127.0.0.1:${(hook.address() as AddressInfo).port}/` } },
      ...parts,
    });

  /** All speed probes that are asked for have ended; gives their ids. */
  async function probesEnded(): Promise<string[]> {
    for (;;) {
      const rows = await app.database.query<{ id: string; ended: boolean }>(
        'SELECT id, finished_at IS NOT NULL AS ended FROM speed_probes ORDER BY requested_at, id',
      );
      if (rows.every(({ ended }) => ended)) return rows.map(({ id }) => id);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  /** A tick, its run, its probes, and what they come to. */
  async function night(id: string): Promise<void> {
    now = new Date(now.getTime() + DAY);
    await beat();
    await app.app.get(Engine).waitUntilFinished((await lastNight(id))?.runId ?? '');
    await probesEnded();
    await beat();
  }

  /** Five nights of about 50 tokens per second. */
  async function collect(id: string): Promise<void> {
    for (const probe of [50, 51, 49, 50, 50.5]) {
      provider.speeds = { alpha: { probe, answers: 50 }, beta: { probe, answers: 50 } };
      await night(id);
    }
  }

  async function later(minutes: number): Promise<void> {
    now = new Date(now.getTime() + minutes * MINUTE);
    await beat();
    await probesEnded();
    await beat();
  }

  const speedOf = async (id: string, model = 'alpha:latest'): Promise<NightModel['speed']> =>
    (await lastNight(id))?.models.find((one) => one.model === model)?.speed ?? null;

  it('measures each model once a night at the end of its work, links the probe to the night, and loads nothing for it', async () => {
    const { id, speedProbe } = await make({ name: 'measured' });
    expect(speedProbe).toBe(true);
    const loads = fake.loads;
    await night(id);
    expect(fake.loads - loads).toBe(2);
    expect([...provider.probed]).toEqual([
      ['alpha:latest', 11],
      ['beta:latest', 11],
    ]);
    const speed = await speedOf(id);
    expect(speed).toMatchObject({ source: 'probe', tokensPerSecond: 50, baseline: null, finding: 'none', gpuShare: 1 });
    expect(await probesEnded()).toContain(speed?.probeId);
    const [probe] = await app.app.get(Engine).probes.byIds([speed?.probeId ?? '']);
    expect(probe?.environment).toMatchObject({ model: { tag: 'alpha:latest' } });
  });

  it('rings "slower" once when a second probe ten minutes later confirms it, and says where the model lay', async () => {
    const { id } = await make({ name: 'slower' });
    await collect(id);
    provider.speeds = { alpha: { probe: 32, answers: 50 } };
    fake.changeModel('alpha', { vramBytes: 0 });
    await night(id);
    expect(await lastNight(id)).toMatchObject({ state: 'suspected' });
    expect(await speedOf(id)).toMatchObject({ finding: 'suspected', baseline: 50, tokensPerSecond: 32 });
    expect(await speedOf(id, 'beta:latest')).toMatchObject({ finding: 'ok' });
    const asked = provider.probed.get('alpha:latest');
    await later(5);
    expect(provider.probed.get('alpha:latest')).toBe(asked);
    expect(posted).toEqual([]);
    await later(6);
    expect(provider.probed.get('alpha:latest')).toBe((asked ?? 0) + 11);
    expect(await lastNight(id)).toMatchObject({ state: 'regression' });
    expect(await speedOf(id)).toMatchObject({ finding: 'slower' });
    const [found, ...others] = await regressionsOf(id);
    expect(others).toEqual([]);
    expect(found).toMatchObject({
      ...{ kind: 'slower', model: 'alpha:latest', baseline: 50, now: 32, state: 'open' },
      speed: { source: 'probe', confirmedBy: expect.any(String) as string, gpuShareBefore: 1, gpuShare: 0 },
    });
    expect(found?.difference.value).toBeCloseTo(-0.36, 9);
    expect(posted.map(({ event }) => event)).toEqual(['slower']);
    expect(posted[0]?.text).toContain(
      '50.0 → 32.0 tokens/s, 36 % below the baseline and below each of its nights, confirmed by a second probe. 0 % of it lay on the GPU (100 % before).',
    );
    // A slow night more rings no second time, and asks for no second probe; two quick ones end it.
    await night(id);
    expect(await regressionsOf(id)).toMatchObject([{ nightsSeen: 2 }]);
    provider.speeds = {};
    await night(id);
    await night(id);
    expect(await regressionsOf(id)).toMatchObject([{ state: 'recovered' }]);
    expect(posted).toHaveLength(1);
    fake.changeModel('alpha', { vramBytes: 4_000_000_000 });
  });

  it('rings for nothing that a second probe does not see, nor for slow answers of a quick model', async () => {
    const { id } = await make({ name: 'a hiccup' });
    await collect(id);
    provider.speeds = { alpha: { probe: 32, answers: 50 }, beta: { probe: 50, answers: 10 } };
    await night(id);
    expect(await lastNight(id)).toMatchObject({ state: 'suspected' });
    provider.speeds = {};
    await later(11);
    expect(await lastNight(id)).toMatchObject({ state: 'ok' });
    expect(await speedOf(id)).toMatchObject({ finding: 'ok' });
    expect(await regressionsOf(id)).toEqual([]);
    expect(posted).toEqual([]);
  });

  it('tries a spoilt second probe three times, then says that nothing confirms it; a second slow night does', async () => {
    const { id } = await make({ name: 'spoilt', models: [{ model: 'alpha' }] });
    await collect(id);
    const slow = { alpha: { probe: 32, answers: 50 } };
    const spoilt = { alpha: { probe: 32, answers: 50, spoilt: true } };
    for (const [finding, rings] of [
      ['unconfirmed', 0],
      ['slower', 1],
    ] as const) {
      provider.speeds = slow;
      await night(id);
      provider.speeds = spoilt;
      for (let look = 0; look < 3; look += 1) {
        expect(await lastNight(id)).toMatchObject({ state: 'suspected' });
        await later(11);
      }
      expect(await speedOf(id)).toMatchObject({ finding });
      expect(posted).toHaveLength(rings);
    }
    expect(await regressionsOf(id)).toMatchObject([{ kind: 'slower', speed: { source: 'probe', confirmedBy: null } }]);
  });

  it('judges by the answers of two nights where the schedule wants no probe', async () => {
    const { id } = await make({ name: 'without', models: [{ model: 'alpha' }], speedProbe: false });
    await collect(id);
    const asked = provider.probed.get('alpha:latest');
    provider.speeds = { alpha: { probe: 50, answers: 32 } };
    await night(id);
    expect(await speedOf(id)).toMatchObject({ source: 'answers', finding: 'unconfirmed', probeId: null });
    expect(await regressionsOf(id)).toEqual([]);
    await night(id);
    expect(await regressionsOf(id)).toMatchObject([
      { kind: 'slower', speed: { source: 'answers', confirmedBy: null } },
    ]);
    expect(provider.probed.get('alpha:latest')).toBe(asked);
  });
});
