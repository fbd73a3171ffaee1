import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDataSource, EmbeddedPostgres, migrate } from '@assay/server/persistence';
import { calculator, EngineWorld, numberAsked } from '@assay/testing/engine';
import { brokenInvariants } from '@assay/testing/database';
import { startFakeOllama } from '@assay/testing/fake-ollama';

const RESTARTS = Number(process.env['ASSAY_SOAK_RESTARTS'] ?? 50);
const TRIALS = 6 * RESTARTS;
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** The pid of the PostgreSQL of a data folder; null while there is none. */
async function postmaster(dataDir: string): Promise<number | null> {
  const text = await readFile(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').catch(() => '');
  const pid = Number(text.split('\n')[0]);
  // While it is started again, the file is ours.
  return pid > 0 && pid !== process.pid ? pid : null;
}

describe('PostgreSQL that is killed, again and again', () => {
  it(`F21 ${RESTARTS} times in one run: every answer is stored once`, async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'assay soak '));
    const postgres = new EmbeddedPostgres({ dataDir });
    const { url } = await postgres.start();
    const fake = await startFakeOllama({ models: ['alpha'], answer: calculator(), timeScale: 0.5, parallel: 2 });
    try {
      const source = await createDataSource({ url, poolSize: 2 }).initialize();
      await migrate(source);
      await source.destroy();
      const world = await EngineWorld.open({ url });
      await world.addServer(fake, 2);
      const taskIds = await world.addSums(TRIALS, 'restarts');
      await world.engine.start();
      const runId = await world.launch({ models: [{ model: 'alpha' }], taskIds, epochs: 1 });
      const ended = world.engine.waitUntilFinished(runId);
      for (let restart = 0; restart < RESTARTS; restart += 1) {
        const before = await postmaster(dataDir);
        if (before !== null) process.kill(before, 'SIGKILL');
        for (let now = before; now === null || now === before; now = await postmaster(dataDir)) await pause(50);
        await pause(Math.random() * 800);
      }
      expect(await ended).toEqual({ status: 'completed', reason: null });
      expect((await world.results(runId)).filter((result) => result.score === 1)).toHaveLength(TRIALS);
      expect(await brokenInvariants((text) => world.parts.database.query(text))).toEqual([]);
      const questions = fake.chats.map((chat) => numberAsked(chat.messages[0]?.content ?? ''));
      expect(questions.length - new Set(questions).size).toBeLessThanOrEqual(2 * RESTARTS);
      await world.close();
    } finally {
      await fake.close();
      await postgres.stop();
      await rm(dataDir, { recursive: true, force: true });
    }
  });
});
