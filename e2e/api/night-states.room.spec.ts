import type { Night, NightModel, Page, Regression, Schedule, ScheduleHistory } from '@assay/contracts';
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

describe('what a night comes to', () => {
  const provider = new ClockworkProvider();
  let app: RunningApp;
  const fakes: FakeOllama[] = [];
  const servers: string[] = [];
  let suiteId: string;
  /** Ten of the twenty, where nothing is tested on them. */
  let fewId: string;
  let now = new Date('2026-11-01T02:00:10Z');

  beforeAll(async () => {
    app = await RunningApp.start(database.url(), { provider });
    Object.assign(app.app.get(ScheduleClock), { now: () => Promise.resolve(now) });
    await app.importTasks(sums(20).map(sumTask));
    for (const name of ['rack-a', 'rack-b', 'rack-c']) {
      const fake = await startFakeOllama({ models: ['alpha'], answer: adders({ alpha: 12 }), timeScale: 0 });
      fakes.push(fake);
      servers.push(await app.register(fake.url, name));
    }
    const suite = async (name: string, count: number): Promise<string> => {
      const taskKeys = sums(count).map(({ key }) => key);
      return (await app.send<{ id: string }>('POST', '/api/benchmarks/suites', { name, taskKeys, epochs: 1 })).id;
    };
    suiteId = await suite('sums', 20);
    fewId = await suite('few sums', 10);
  });
  beforeEach(() => {
    provider.speeds = {};
    for (const fake of fakes) fake.setAnswer(adders({ alpha: 12 }));
  });
  afterEach(() => app.database.query('UPDATE schedules SET enabled = false'));
  afterAll(async () => {
    await app.stop();
    await provider.close();
    for (const fake of fakes) await fake.close();
  });

  const beat = (): Promise<void> => app.app.get(Metronome).beat();
  const historyOf = (id: string): Promise<ScheduleHistory> => app.get(`/api/schedules/${id}/history?nights=400`);
  const lastNight = async (id: string): Promise<Night | undefined> => (await historyOf(id)).nights.at(-1);
  const states = async (id: string): Promise<string[]> => (await historyOf(id)).nights.map(({ state }) => state);
  const modelsOf = async (id: string): Promise<readonly NightModel[]> => (await lastNight(id))?.models ?? [];
  const regressionsOf = async (id: string): Promise<readonly Regression[]> =>
    (await app.get<Page<Regression>>(`/api/regressions?scheduleId=${id}`)).items;
  const at = (...numbers: number[]) => numbers.map((n) => ({ model: 'alpha', serverId: servers[n] }));
  const make = (parts: Record<string, unknown>): Promise<Schedule> =>
    app.send('POST', '/api/schedules', {
      ...{ cron: '0 2 * * *', timeZone: 'UTC', suiteId, models: at(0), epochs: 1, baselineNights: 2 },
      ...{ speedProbe: false, ...parts },
    });

  async function settled(id: string): Promise<void> {
    for (let round = 0; round < 3; round += 1) {
      const night = await lastNight(id);
      for (const runId of [night?.runId, ...(night?.confirmRunIds ?? [])])
        if (runId != null) await app.app.get(Engine).waitUntilFinished(runId);
      for (;;) {
        const open = await app.database.query(`SELECT 1 FROM speed_probes WHERE finished_at IS NULL`);
        if (open.length === 0) break;
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      await beat();
    }
  }
  async function night(id: string, days = 1): Promise<void> {
    now = new Date(now.getTime() + days * DAY);
    await beat();
    await settled(id);
  }

  it('the same model on three servers is never called a regression: each has its own nights, baseline and speed', async () => {
    const { id } = await make({
      name: 'three servers',
      suiteId: fewId,
      models: at(0, 1, 2),
      speedProbe: true,
      baselineNights: 5,
    });
    const speed = (probe: number) => ({ probe, answers: probe });
    provider.speeds = { 'alpha@rack-a': speed(50), 'alpha@rack-b': speed(32), 'alpha@rack-c': speed(16) };
    // Six, four and two of ten right: as far apart as no regression would be.
    for (const [index, right] of [6, 4, 2].entries()) fakes[index]?.setAnswer(adders({ alpha: right }));
    for (let count = 0; count < 6; count += 1) await night(id);
    const models = await modelsOf(id);
    expect(
      models.map(({ server, state, speed: figure }) => [server, state, figure?.finding, figure?.baseline]),
    ).toEqual(
      expect.arrayContaining([
        ['rack-a', 'ok', 'ok', 50],
        ['rack-b', 'ok', 'ok', 32],
        ['rack-c', 'ok', 'ok', 16],
      ]),
    );
    expect(models.map(({ figures }) => figures[0]?.accuracy.value).toSorted()).toEqual([0.2, 0.4, 0.6]);
    expect(await states(id)).not.toContain('suspected');
    expect(await regressionsOf(id)).toEqual([]);
  });

  it('a switch of the server begins a series with a mark, never a regression, and the old series goes on where it was', async () => {
    const { id } = await make({ name: 'moves', suiteId: fewId, speedProbe: true });
    const speed = (probe: number) => ({ probe, answers: probe });
    provider.speeds = { 'alpha@rack-a': speed(50), 'alpha@rack-b': speed(16) };
    fakes[1]?.setAnswer(adders({ alpha: 2 }));
    for (let count = 0; count < 3; count += 1) await night(id);
    expect(await states(id)).toEqual(['collecting', 'collecting', 'ok']);
    await app.send('PATCH', `/api/schedules/${id}`, { models: at(1) });
    await night(id);
    const [moved] = await modelsOf(id);
    expect(moved).toMatchObject({ server: 'rack-b', state: 'collecting' });
    expect(moved?.changes).toContainEqual({ setting: 'server', before: 'rack-a', after: 'rack-b' });
    await night(id);
    expect((await modelsOf(id))[0]?.changes.map(({ setting }) => setting)).not.toContain('server');
    await app.send('PATCH', `/api/schedules/${id}`, { models: at(0) });
    await night(id);
    expect((await modelsOf(id))[0]).toMatchObject({
      ...{ server: 'rack-a', state: 'ok' },
      changes: expect.arrayContaining([{ setting: 'server', before: 'rack-b', after: 'rack-a' }]) as unknown[],
    });
    expect(await regressionsOf(id)).toEqual([]);
  });

  it('improved: says so, and rings for nothing', async () => {
    const { id } = await make({ name: 'improves' });
    await night(id);
    await night(id);
    fakes[0]?.setAnswer(adders({ alpha: 20 }));
    await night(id);
    expect(await states(id)).toEqual(['collecting', 'collecting', 'improved']);
    expect((await modelsOf(id))[0]?.figures[0]).toMatchObject({ state: 'improved', baseline: 0.6 });
    expect(await regressionsOf(id)).toEqual([]);
  });

  it('no data: a cancelled run, and a server that stays away for half an hour; error: what can never run', async () => {
    const { id } = await make({ name: 'without data', suiteId: fewId, pauseAfter: 30 });
    fakes[0]?.setAnswer(() => ({ text: 'x', fault: { kind: 'never_ends' } }));
    now = new Date(now.getTime() + DAY);
    await beat();
    await app.send('POST', `/api/benchmarks/runs/${(await lastNight(id))?.runId}/cancel`);
    await settled(id);
    expect(await lastNight(id)).toMatchObject({ state: 'no_data', reason: 'The run was cancelled.' });

    const gone = await startFakeOllama({ models: ['gone'], timeScale: 0 });
    await app.register(gone.url, 'gone');
    await app.send('PATCH', `/api/schedules/${id}`, { models: [{ model: 'gone' }] });
    await gone.close();
    now = new Date(now.getTime() + DAY);
    await beat();
    for (let tries = 0; tries < 5; tries += 1) {
      expect(await lastNight(id)).toMatchObject({ state: 'running', runId: null });
      now = new Date(now.getTime() + 5 * MINUTE + 1_000);
      await beat();
    }
    expect(await lastNight(id)).toMatchObject({
      state: 'no_data',
      runId: null,
      reason: expect.stringMatching(/\S/) as string,
    });

    await app.database.query(`UPDATE schedules SET models = '[{"model":"never there"}]' WHERE id = $1`, [id]);
    await night(id);
    expect(await lastNight(id)).toMatchObject({
      state: 'error',
      reason: expect.stringContaining('never there') as string,
    });
  });

  it('pauses after nights in a row without a result; one with a result in between begins the count anew', async () => {
    const { id } = await make({ name: 'pauses', suiteId: fewId, pauseAfter: 2 });
    const models = (text: string): Promise<unknown> =>
      app.database.query('UPDATE schedules SET models = $2 WHERE id = $1', [id, text]);
    const enabled = async (): Promise<boolean> => (await app.get<Schedule>(`/api/schedules/${id}`)).enabled;
    const there = JSON.stringify(at(0));
    for (const [text, still] of [
      ['[{"model":"gone away"}]', true],
      [there, true],
      ['[{"model":"gone away"}]', true],
      ['[{"model":"gone away"}]', false],
    ] as const) {
      await models(text);
      await night(id);
      expect(await enabled()).toBe(still);
    }
    expect(await states(id)).toEqual(['error', 'collecting', 'error', 'error']);
    const { pausedReason, nextTimes } = await app.get<Schedule>(`/api/schedules/${id}`);
    expect(pausedReason).toMatch(/^Paused after 2 nights in a row without a result\. The last reason: .*gone away/);
    expect(nextTimes).toEqual([]);
    await night(id);
    expect(await states(id)).toHaveLength(4);
  });

  it('series broken: most tasks were edited; from that night on there is a new series', async () => {
    const { id } = await make({ name: 'breaks', suiteId: fewId });
    await night(id);
    await night(id);
    await night(id);
    const edited = sums(20).map((sum) => ({
      ...sumTask(sum),
      title: `Sum of ${sum.a} and ${sum.b}`,
      task_description: `What is ${sum.a} + ${sum.b}? Only the last line counts: ANSWER: <number>`,
    }));
    await app.importTasks(edited);
    await night(id);
    expect((await modelsOf(id))[0]).toMatchObject({ state: 'series_broken' });
    await night(id);
    await night(id);
    expect(await states(id)).toEqual(['collecting', 'collecting', 'ok', 'series_broken', 'collecting', 'ok']);
    const { nights } = await historyOf(id);
    expect(nights.map(({ inBaseline }) => inBaseline)).toEqual([false, false, false, true, true, false]);
  });

  it('suspected until fresh answers decide, then acknowledged, snoozed, awake again, accepted with a new baseline', async () => {
    const { id } = await make({ name: 'a person decides' });
    await night(id);
    await night(id);
    fakes[0]?.setAnswer(adders({ alpha: 2 }));
    now = new Date(now.getTime() + DAY);
    await beat();
    await app.app.get(Engine).waitUntilFinished((await lastNight(id))?.runId ?? '');
    // Until the confirming run is stored nothing can decide the suspicion.
    await app.database.query(`UPDATE servers SET enabled = false WHERE name = 'rack-a'`);
    await beat();
    expect(await lastNight(id)).toMatchObject({ state: 'suspected', confirmRunIds: [] });
    expect((await modelsOf(id))[0]?.state).toBe('suspected');
    await app.database.query(`UPDATE servers SET enabled = true WHERE name = 'rack-a'`);
    await beat();
    await settled(id);
    expect(await lastNight(id)).toMatchObject({ state: 'regression' });

    const [found] = await regressionsOf(id);
    const mark = (command: string, body: object = {}): Promise<Regression> =>
      app.send('POST', `/api/regressions/${found?.id}/${command}`, body);
    expect(await mark('acknowledge', { comment: 'we know' })).toMatchObject({
      state: 'acknowledged',
      comment: 'we know',
    });
    const until = new Date(now.getTime() + 3 * DAY).toISOString();
    expect(await mark('snooze', { days: 3 })).toMatchObject({
      state: 'snoozed',
      snoozedUntil: until,
      comment: 'we know',
    });
    expect((await app.get<Schedule>(`/api/schedules/${id}`)).openRegressions).toBeGreaterThan(0);
    await night(id);
    expect(await app.get(`/api/regressions/${found?.id}`)).toMatchObject({ state: 'snoozed', nightsSeen: 2 });
    await night(id, 2);
    expect(await app.get(`/api/regressions/${found?.id}`)).toMatchObject({ state: 'open', snoozedUntil: null });
    expect(await mark('accept', { comment: 'as planned' })).toMatchObject({ state: 'accepted' });
    expect((await regressionsOf(id)).map(({ state }) => state)).not.toContain('open');
    for (const command of ['acknowledge', 'snooze', 'accept'])
      await expect(mark(command)).rejects.toMatchObject({ code: 'conflict' });
    // The nights of the drop are the new, lower level: nothing has to be collected anew.
    const { nights } = await historyOf(id);
    expect(nights.slice(0, 4).map(({ inBaseline }) => inBaseline)).toEqual([false, false, true, true]);
    await night(id);
    // The new, lower level is what nights are compared with now.
    expect((await modelsOf(id))[0]?.figures[0]).toMatchObject({ state: 'ok', baseline: 0.1 });
  });

  it('takes a new baseline from the newest night on request', async () => {
    const { id } = await make({ name: 'anew', suiteId: fewId });
    const body = { model: 'alpha:latest', serverId: servers[0] };
    await expect(app.send('POST', `/api/schedules/${id}/baseline`, body)).rejects.toMatchObject({ code: 'conflict' });
    for (let count = 0; count < 3; count += 1) await night(id);
    const { since } = await app.send<{ since: string }>('POST', `/api/schedules/${id}/baseline`, body);
    const { nights } = await historyOf(id);
    expect(since).toBe(nights.at(-1)?.scheduledFor);
    expect(nights.map(({ inBaseline }) => inBaseline)).toEqual([false, false, true]);
    await expect(app.send('POST', `/api/schedules/${id}/baseline`, { model: 'alpha' })).rejects.toMatchObject({
      code: 'invalid_request',
    });
  });
});
