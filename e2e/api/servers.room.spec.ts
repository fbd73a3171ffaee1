import type { Model, Page, ProbesAccepted, Server, SpeedProbe } from '@assay/contracts';
import { SecretBox } from '@assay/server/config';
import { ServerRegistry } from '@assay/server/models';
import { useDatabase } from '@assay/testing/database';
import { startFakeOllama, type FakeOllama } from '@assay/testing/fake-ollama';
import { RunningApp } from './start-app';

const KEY = 'sk-very-secret-4711';
const NOWHERE = '00000000-0000-7000-8000-000000000000';

// Outside of describe, so that it goes last.
const database = useDatabase();

describe('servers over HTTP', () => {
  let app: RunningApp;
  let fake: FakeOllama;

  beforeAll(async () => {
    app = await RunningApp.start(database.url());
    fake = await startFakeOllama({ secret: KEY, models: ['alpha'] });
  });
  afterAll(async () => {
    await app.stop();
    await fake.close();
  });
  const stored = async (id: string): Promise<string | null> =>
    (await app.database.query<{ secret: string | null }>('SELECT secret FROM servers WHERE id = $1', [id]))[0]
      ?.secret ?? null;
  const register = (name: string): Promise<Server> =>
    app.send<Server>('POST', '/api/servers', { name, baseUrl: fake.url, key: KEY });
  const refresh = (id: string): Promise<Server> => app.send<Server>('POST', `/api/servers/${id}/refresh`);

  it('keeps a key encrypted, sends it, and never gives it back', async () => {
    const created = await register('locked');
    expect(await refresh(created.id)).toMatchObject({ status: 'online', hasSecret: true, modelCount: 1 });
    expect(fake.requests.at(-1)?.authorization).toBe(`Bearer ${KEY}`);
    expect(SecretBox.isSealed((await stored(created.id)) ?? '')).toBe(true);
    const everything = await app.database.query<{ text: string }>('SELECT servers::text AS text FROM servers');
    const told = JSON.stringify([created, await app.get('/api/servers'), await app.get(`/api/servers/${created.id}`)]);
    for (const text of [told, ...everything.map((row) => row.text)]) expect(text).not.toContain(KEY);
    expect(told).not.toContain('sealed:');
    await app.send('PATCH', `/api/servers/${created.id}`, { slots: 2 });
    expect(await refresh(created.id)).toMatchObject({ status: 'online' });
    expect(await app.send('PATCH', `/api/servers/${created.id}`, { key: '' })).toMatchObject({ hasSecret: false });
    expect(await refresh(created.id)).toMatchObject({ status: 'refused' });
  });

  it('encrypts what an older version stored as it was', async () => {
    const { id } = await register('old');
    await app.database.query('UPDATE servers SET secret = $2 WHERE id = $1', [id, KEY]);
    expect(await app.app.get(ServerRegistry).sealKeys()).toBe(1);
    expect(SecretBox.isSealed((await stored(id)) ?? '')).toBe(true);
    expect(await refresh(id)).toMatchObject({ status: 'online' });
    expect(await app.app.get(ServerRegistry).sealKeys()).toBe(0);
  });

  it('says that a key cannot be read, and takes it again', async () => {
    const { id } = await register('moved');
    const before = fake.requests.length;
    await app.database.query('UPDATE servers SET secret = $2 WHERE id = $1', [id, SecretBox.fleeting().seal(KEY)]);
    const away = await refresh(id);
    expect(away).toMatchObject({ status: 'refused', hasSecret: true });
    expect(away.error?.message).toBe('The key of moved cannot be read: enter it again on the servers page.');
    expect(fake.requests.slice(before).map(({ authorization }) => authorization)).not.toContain(undefined);
    await app.send('PATCH', `/api/servers/${id}`, { key: KEY });
    expect(await refresh(id)).toMatchObject({ status: 'online', error: null });
  });

  it('measures speed on request, tells how far it is, and shows it with the model', async () => {
    const { id } = await register('fast');
    await refresh(id);
    const { probes } = await app.send<ProbesAccepted>('POST', `/api/servers/${id}/probe`, { models: ['alpha'] });
    expect(probes).toMatchObject([{ serverId: id, server: 'fast', model: 'alpha:latest' }]);
    const last = async (): Promise<SpeedProbe | undefined> =>
      (await app.get<ProbesAccepted>(`/api/servers/${id}/probes`)).probes[0];
    let probe = await last();
    for (; probe?.finishedAt === null; probe = await last()) await new Promise((resolve) => setTimeout(resolve, 50));
    // Whether it is valid depends on how busy this machine is.
    expect(['done', 'not_valid']).toContain(probe?.state);
    expect(probe).toMatchObject({ id: probes[0]?.id, done: 11, total: 11 });
    const { items } = await app.get<Page<Model>>(`/api/models?serverId=${id}`);
    expect(items[0]?.lastProbe).toMatchObject({ id: probe?.id, valid: probe?.state === 'done', reason: probe?.reason });
    expect(await app.send('POST', `/api/servers/${id}/probe/cancel`)).toEqual({ probes: [] });
    const all = await app.send<ProbesAccepted>('POST', `/api/servers/${id}/probe`);
    expect(all.probes.map(({ model }) => model)).toEqual(['alpha:latest']);
    await app.send('POST', `/api/servers/${id}/probe/cancel`);
  });

  it.each<[string, string, unknown, string]>([
    ['POST', `${NOWHERE}/probe`, {}, 'not_found'],
    ['POST', `${NOWHERE}/probe/cancel`, undefined, 'not_found'],
    ['GET', `${NOWHERE}/probes`, undefined, 'not_found'],
    ['POST', 'ID/probe', { models: [] }, 'invalid_request'],
    ['POST', 'ID/probe', { models: ['alpha', 'alpha'] }, 'invalid_request'],
    ['POST', 'ID/probe', { models: 'alpha' }, 'invalid_request'],
    ['POST', 'ID/probe', { model: 'alpha' }, 'invalid_request'],
    ['POST', 'ID/probe', { models: ['nope'] }, 'unknown_model'],
  ])('answers %s %s %j with %s', async (method, path, body, code) => {
    const { items } = await app.get<Page<Server>>('/api/servers');
    const there = path.replace('ID', items[0]?.id ?? '');
    await expect(app.send(method, `/api/servers/${there}`, body)).rejects.toMatchObject({ code });
  });
});
