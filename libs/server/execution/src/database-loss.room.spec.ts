import { createDataSource, Database } from '@assay/server/persistence';
import { useDatabase } from '@assay/testing/database';
import { calculator, useEngine } from '@assay/testing/engine';

const room = useDatabase();
const open = useEngine(room);

/** Breaks every connection to the database but that of the one who asks, as a restart of the server does. */
async function cutConnections(): Promise<void> {
  const other = new Database(await createDataSource({ url: room.url(), poolSize: 1 }).initialize());
  await other.query(
    'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()',
  );
  await other.close();
}

describe('an engine whose database goes away again and again', () => {
  it('F21 keeps answers until they can be stored, and asks for none twice that was', async () => {
    const world = await open.world();
    const fake = await open.fake({ models: ['alpha'], answer: calculator(), timeScale: 0.03, parallel: 2 });
    await world.addServer(fake, 2);
    const taskIds = await world.addSums(30, 'cut');
    await world.engine.start();
    const runId = await world.launch({ models: [{ model: 'alpha' }], taskIds, epochs: 1 });
    const ended = world.engine.waitUntilFinished(runId);
    for (const cut of [4, 8, 12, 16]) {
      await fake.until(({ chats }) => chats.length >= cut);
      await cutConnections();
    }
    expect(await ended).toMatchObject({ status: 'completed' });
    expect((await world.results(runId)).filter((result) => result.score === 1)).toHaveLength(30);
    // Two slots, four cuts: a claim whose answer was cut off is the only reason to ask again.
    expect(fake.chats.length).toBeLessThanOrEqual(38);
  });
});
