import { LIVE_PATH, type Run, type RunEvent, type WatchAck } from '@assay/contracts';
import { foldRunEvent } from '@assay/domain/run';
import { useDatabase } from '@assay/testing/database';
import { startFakeOllama, type FakeOllama } from '@assay/testing/fake-ollama';
import { io, type Socket } from 'socket.io-client';
import { adders, sums, sumTask } from './known-answers';
import { RunningApp } from './start-app';

const database = useDatabase();

describe('live events', () => {
  let app: RunningApp;
  let fake: FakeOllama;
  const sockets: Socket[] = [];

  beforeAll(async () => {
    app = await RunningApp.start(database.url());
    fake = await startFakeOllama({ models: ['adder'], answer: adders({ adder: 5 }) });
    await app.register(fake.url);
    await app.importTasks(sums(6).map(sumTask));
  });
  afterEach(() => {
    for (const socket of sockets.splice(0)) socket.disconnect();
  });
  afterAll(async () => {
    await app.stop();
    await fake.close();
  });

  function connect(headers: Record<string, string> = {}): Socket {
    const socket = io(app.url, {
      path: LIVE_PATH,
      transports: ['websocket'],
      reconnection: false,
      extraHeaders: headers,
    });
    sockets.push(socket);
    return socket;
  }

  /** Watches a run until its last event. */
  async function watchToEnd(runId: string, afterSeq: number): Promise<RunEvent[]> {
    const socket = connect();
    const events: RunEvent[] = [];
    const ended = new Promise<void>((resolve) => {
      socket.on('run.event', (event: RunEvent) => {
        events.push(event);
        if (event.type === 'run.finished') resolve();
      });
    });
    const ack = (await socket.emitWithAck('run.watch', { runId, afterSeq })) as WatchAck;
    expect(ack).toMatchObject({ lastSeq: expect.any(Number) });
    await ended;
    return events;
  }

  it('come in order, without gaps, and agree with the state that REST shows', async () => {
    const { runId } = await app.send<{ runId: string }>('POST', '/api/benchmarks/run', {
      models: [{ model: 'adder' }],
      taskIds: await app.taskIds(),
      epochs: 2,
    });
    const before = await app.get<Run>(`/api/benchmarks/runs/${runId}`);
    const events = await watchToEnd(runId, 0);
    expect(events.map((event) => event.seq)).toEqual(events.map((_, index) => index + 1));
    expect(events[0]?.type).toBe('run.queued');
    const run = await app.get<Run>(`/api/benchmarks/runs/${runId}`);
    expect(run).toMatchObject({ lastSeq: events.length, status: 'completed' });
    expect(events.at(-1)?.counts).toEqual(run.counts);
    const folded = events.reduce<Run>(foldRunEvent, before);
    expect(folded).toMatchObject({ counts: run.counts, status: run.status, lastSeq: run.lastSeq });
  });

  it('F64 are replayed from where a page stopped', async () => {
    const { runId } = await app.send<{ runId: string }>('POST', '/api/benchmarks/run', {
      models: [{ model: 'adder' }],
      taskIds: await app.taskIds(),
      epochs: 1,
    });
    const all = await watchToEnd(runId, 0);
    const rest = await watchToEnd(runId, 10);
    expect(rest).toEqual(all.slice(10));
  });

  it('refuse garbage without letting go of the socket', async () => {
    const socket = connect();
    for (const body of [
      undefined,
      null,
      1,
      'x',
      {},
      { runId: 'x', afterSeq: 0 },
      { runId: '00000000-0000-7000-8000-000000000000', afterSeq: -1 },
      { __proto__: null, afterSeq: 'x' },
    ]) {
      expect(await socket.emitWithAck('run.watch', body)).toEqual({ error: expect.any(String) });
    }
    expect(
      await socket.emitWithAck('run.watch', { runId: '00000000-0000-7000-8000-000000000000', afterSeq: 0 }),
    ).toEqual({ error: 'There is no such run.' });
    expect(socket.connected).toBe(true);
  });

  it('answer at most 20 messages a second', async () => {
    const socket = connect();
    const answers = await Promise.all(
      Array.from({ length: 60 }, () => socket.emitWithAck('run.watch', {}) as Promise<{ error: string }>),
    );
    expect(answers.some((answer) => /20 messages/.test(answer.error))).toBe(true);
  });

  it('are not for other sites (S27)', async () => {
    const refused = (headers: Record<string, string>) =>
      new Promise((resolve) =>
        connect(headers)
          .once('connect_error', resolve)
          .once('connect', () => resolve('connected')),
      );
    expect(await refused({ origin: 'http://evil.example' })).toBeInstanceOf(Error);
    expect(await refused({ origin: app.url })).toBe('connected');
  });
});
