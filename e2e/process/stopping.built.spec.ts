import { Agent, get } from 'node:http';
import type { ResultDetail } from '@assay/contracts';
import { startFakeOllama, type FakeOllama } from '@assay/testing/fake-ollama';
import { io, type Socket } from 'socket.io-client';
import { Instance, newHome, removeHome } from '../instance';
import { until } from './processes';
import { endOf, resultsOf, startRun } from './runs';

const PATIENCE = 240_000;
const ECHO_MS = 700;

describe('a process that is told to stop', () => {
  let home: string;
  let fake: FakeOllama;
  let instance: Instance;

  beforeAll(async () => {
    home = await newHome();
  });
  beforeEach(async () => {
    fake = await startFakeOllama({
      models: ['demo-endless'],
      answer: () => ({ text: 'x', fault: { kind: 'never_ends' } }),
    });
    instance = await Instance.start({}, home);
  });
  afterEach(async () => {
    await instance.stop(true);
    await fake.close();
  });
  afterAll(() => removeHome(home));

  /** A run with an answer in work that has no end. */
  const endless = async (): Promise<string> => {
    const serverId = await instance.register(fake.url, fake.url);
    const runId = await startRun(instance, { models: [{ model: 'demo-endless', serverId }], epochs: 1 });
    await fake.until(({ chats }) => chats.some((chat) => chat.phase === 'generating'));
    return runId;
  };

  it(
    'F11 a second time ends at once; the answer in work is asked for again by the next start',
    async () => {
      const runId = await endless();
      instance.program.signal('SIGTERM');
      // Sooner it would be the echo of the first one.
      await new Promise((resolve) => setTimeout(resolve, ECHO_MS));
      expect(await instance.program.end('SIGTERM')).toMatchObject({ code: 0 });
      const asked = fake.chats.length;
      instance = await Instance.start({}, home);
      await fake.until(({ chats }) => chats.length > asked);
      await instance.api('POST', `/api/benchmarks/runs/${runId}/cancel`);
      await endOf(instance, runId);
      const details = (await resultsOf(instance, runId)).map(({ id }) =>
        instance.api<ResultDetail>('GET', `/api/benchmarks/results/${id}`),
      );
      const outcomes = (await Promise.all(details)).flatMap(({ attempts }) => attempts.map(({ outcome }) => outcome));
      // Had it waited for the answer, it would have given it back: `released`.
      expect(outcomes.sort()).toEqual(['abandoned', 'cancelled']);
    },
    PATIENCE,
  );

  it(
    'F12 tells its watchers, and is not held by open sockets and connections',
    async () => {
      const closing: string[] = [];
      const sockets = await Promise.all(Array.from({ length: 20 }, () => watcher(instance.url, closing)));
      const agents = Array.from({ length: 20 }, () => new Agent({ keepAlive: true }));
      await Promise.all(agents.map((agent) => ask(instance.url, agent)));
      expect(await instance.stop(true)).toMatchObject({ code: 0 });
      await until(() => closing.length === 20);
      expect(new Set(closing)).toEqual(new Set(['server_restarting']));
      for (const socket of sockets) socket.disconnect();
      for (const agent of agents) agent.destroy();
    },
    PATIENCE,
  );
});

async function watcher(url: string, closing: string[]): Promise<Socket> {
  const socket = io(url, { path: '/api/live', transports: ['websocket'], forceNew: true, reconnection: false });
  socket.on('live.closing', ({ reason }: { readonly reason: string }) => closing.push(reason));
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('connect_error', reject);
  });
  return socket;
}

function ask(url: string, agent: Agent): Promise<void> {
  return new Promise((resolve, reject) => {
    get(`${url}/api/health`, { agent }, (response) => response.resume().once('end', resolve)).once('error', reject);
  });
}
