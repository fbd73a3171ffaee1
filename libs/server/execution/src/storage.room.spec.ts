import { useDatabase } from '@assay/testing/database';
import { calculator, numberAsked, useEngine, type EngineWorld } from '@assay/testing/engine';

const room = useDatabase();
const open = useEngine(room);
const models = [{ model: 'alpha' }];

/** Lets no new row into these tables, with the very error of a full disk, until it is taken away. */
async function fillDisk(world: EngineWorld, tables: readonly string[]): Promise<() => Promise<void>> {
  const { database } = world.parts;
  await database.query(
    `CREATE FUNCTION disk_is_full() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'could not extend file: No space left on device' USING ERRCODE = '53100'; END $$`,
  );
  for (const table of tables) {
    await database.query(
      `CREATE TRIGGER full_disk BEFORE INSERT ON ${table} FOR EACH ROW EXECUTE FUNCTION disk_is_full()`,
    );
  }
  return async () => {
    await database.query('DROP FUNCTION disk_is_full() CASCADE');
  };
}

describe('a database whose disk is full', () => {
  it('F27 makes the run wait for storage, asks for nothing new, loses no answer and goes on by itself', async () => {
    const fake = await open.fake({ models: ['alpha'], answer: calculator(), timeScale: 0.02 });
    const world = await open.world();
    await world.addServer(fake);
    const taskIds = await world.addSums(8, 'full');
    await world.engine.start();
    const runId = await world.launch({ models, taskIds, epochs: 1 });
    const followed = await world.follow(runId);
    await fake.until(({ chats }) => chats.length >= 3);
    const free = await fillDisk(world, ['benchmark_results', 'environments']);
    const waiting = await followed.until((event) => event.type === 'run.waiting');
    expect(waiting).toMatchObject({ waitingFor: 'storage' });
    expect(waiting).toHaveProperty('reason', expect.stringContaining('full'));
    const asked = fake.chats.length;
    await world.parts.database.query('SELECT pg_sleep(1)');
    expect(fake.chats).toHaveLength(asked);
    await free();
    expect(await world.engine.waitUntilFinished(runId)).toEqual({ status: 'completed', reason: null });
    expect((await world.results(runId)).map((result) => result.score)).toEqual(Array(8).fill(1));
    // What was answered while there was no room was kept, not asked again.
    const questions = fake.chats.map((chat) => numberAsked(chat.messages[0]?.content ?? ''));
    expect(new Set(questions).size).toBe(questions.length);
  });

  it('F27 takes no trial into work that it cannot note', async () => {
    const fake = await open.fake({ models: ['alpha'], answer: calculator() });
    const world = await open.world();
    await world.addServer(fake);
    const taskIds = await world.addSums(2, 'noted');
    const runId = await world.launch({ models, taskIds, epochs: 1 });
    const free = await fillDisk(world, ['attempts', 'environments']);
    const followed = await world.follow(runId);
    await world.engine.start();
    await followed.until((event) => event.type === 'run.waiting');
    expect(fake.chats).toEqual([]);
    await free();
    expect(await world.engine.waitUntilFinished(runId)).toMatchObject({ status: 'completed' });
    expect(fake.chats).toHaveLength(2);
  });
});
