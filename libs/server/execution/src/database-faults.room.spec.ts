import { Failpoints, type Failpoint } from '@assay/domain/run';
import { useDatabase } from '@assay/testing/database';
import { calculator, numberAsked, useEngine, type EngineWorld } from '@assay/testing/engine';
import type { FakeOllama } from '@assay/testing/fake-ollama';
import { ChaosProxy } from '@assay/testing/faults';

const room = useDatabase();
const open = useEngine(room);
const models = [{ model: 'alpha' }];
const proxies: ChaosProxy[] = [];

afterEach(async () => {
  for (const proxy of proxies.splice(0)) await proxy.stop();
});

interface Far {
  readonly near: EngineWorld;
  readonly engine: EngineWorld;
  readonly proxy: ChaosProxy;
  readonly fake: FakeOllama;
  readonly runId: string;
}

/** A run whose engine reaches the database through a proxy; `near` looks at the same rows without it. */
async function far(tasks: number, prefix: string, statementMs?: number): Promise<Far> {
  const near = await open.world();
  const { proxy, url } = await ChaosProxy.before(room.url());
  proxies.push(proxy);
  const fake = await open.fake({ models: ['alpha'], answer: calculator(), timeScale: 0.02 });
  await near.addServer(fake);
  const taskIds = await near.addSums(tasks, prefix);
  const runId = await near.launch({ models, taskIds, epochs: 1 });
  const engine = await open.world({ url, ...(statementMs === undefined ? {} : { statementMs }) });
  await engine.engine.start();
  return { near, engine, proxy, fake, runId };
}

async function expectWhole({ near, engine, fake, runId }: Far, tasks: number, again = 0): Promise<void> {
  expect(await engine.engine.waitUntilFinished(runId)).toEqual({ status: 'completed', reason: null });
  expect((await near.results(runId)).map((result) => result.score)).toEqual(Array(tasks).fill(1));
  expect(fake.chats.length).toBeLessThanOrEqual(tasks + again);
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

describe('a database behind a bad network', () => {
  it('F22 that is away for a while: nothing new is asked, what was answered is kept, the run goes on by itself', async () => {
    const here = await far(8, 'away');
    await here.fake.until(({ chats }) => chats.length >= 3);
    here.proxy.close();
    await here.fake.until(({ chats }) => chats.every(({ endedBy }) => endedBy === 'complete'));
    const asked = here.fake.chats.length;
    await pause(700);
    expect(here.fake.chats).toHaveLength(asked);
    here.proxy.heal();
    await expectWhole(here, 8, 1);
  });

  it.each([
    ['INSERT INTO benchmark_results', 'an answer'],
    ['INSERT INTO scores', 'a score'],
  ])('F23 that stores and cannot say so (%s): %s is there once and not asked for again', async (statement) => {
    const here = await far(4, `unknown ${statement.slice(-6)}`);
    here.proxy.loseAnswerTo((bytes) => bytes.includes(statement));
    await expectWhole(here, 4);
  });

  it('F24 that falls silent without a word is noticed, and work goes on over new connections', async () => {
    const here = await far(6, 'silent', 400);
    await here.fake.until(({ chats }) => chats.length >= 2);
    here.proxy.blackHole();
    await pause(300);
    here.proxy.heal();
    await expectWhole(here, 6, 1);
  });
});

describe('a database in which transactions get into each other’s way', () => {
  it('F25 is asked again, and nobody sees it', async () => {
    const world = await open.world();
    const fake = await open.fake({ models: ['alpha'], answer: calculator() });
    await world.addServer(fake);
    const { database } = world.parts;
    await database.query('CREATE SEQUENCE quarrels');
    await database.query(
      `CREATE FUNCTION quarrel() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
         IF nextval('quarrels') % 4 = 0 THEN RAISE 'deadlock detected' USING ERRCODE = '40P01'; END IF; RETURN NEW; END $$`,
    );
    for (const table of ['benchmark_results', 'scores', 'run_events']) {
      await database.query(`CREATE TRIGGER quarrel BEFORE INSERT ON ${table} FOR EACH ROW EXECUTE FUNCTION quarrel()`);
    }
    const taskIds = await world.addSums(4, 'quarrel');
    await world.engine.start();
    const runId = await world.launch({ models, taskIds, epochs: 1 });
    expect(await world.engine.waitUntilFinished(runId)).toEqual({ status: 'completed', reason: null });
    await database.query('DROP FUNCTION quarrel() CASCADE');
    expect(fake.chats).toHaveLength(4);
  });
});

describe('a process that does nothing for a while', () => {
  it('F14 goes on with its own work, whatever its lease says, where it is alone', async () => {
    const failpoints = new (class extends Failpoints {
      private stood = false;

      override pass(place: Failpoint): void {
        if (this.stood || place !== 'mid_stream') return;
        this.stood = true;
        const until = performance.now() + 1_200;
        while (performance.now() < until);
      }
    })();
    const world = await open.world({ failpoints, settings: { leaseMs: 400, heartbeatMs: 100 } });
    const fake = await open.fake({ models: ['alpha'], answer: calculator() });
    await world.addServer(fake);
    const taskIds = await world.addSums(4, 'blocked');
    await world.engine.start();
    const runId = await world.launch({ models, taskIds, epochs: 1 });
    expect(await world.engine.waitUntilFinished(runId)).toEqual({ status: 'completed', reason: null });
    expect(fake.chats.map((chat) => numberAsked(chat.messages[0]?.content ?? ''))).toEqual([1, 2, 3, 4]);
  });
});
