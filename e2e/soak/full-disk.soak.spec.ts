import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDataSource, EmbeddedPostgres, migrate } from '@assay/server/persistence';
import { brokenInvariants } from '@assay/testing/database';
import { calculator, EngineWorld } from '@assay/testing/engine';
import { startFakeOllama } from '@assay/testing/fake-ollama';

/** A small disk of its own; null where this machine does not let us mount one. */
function mountSmallDisk(): string | null {
  const folder = mkdtempSync(join(tmpdir(), 'assay-disk-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=120m,mode=0777', 'tmpfs', folder], { stdio: 'ignore' });
    return folder;
  } catch {
    rmSync(folder, { recursive: true, force: true });
    return null;
  }
}

const disk = mountSmallDisk();
// Without the right to mount there is no small disk: what is tested of it in `storage.room.spec.ts` has to do.
const onSmallDisk = disk === null ? it.skip : it;
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

afterAll(async () => {
  if (disk === null) return;
  execFileSync('umount', ['-l', disk]);
  await rm(disk, { recursive: true, force: true });
});

describe('a disk that is full', () => {
  onSmallDisk(
    'F27, F28 stops the run, loses nothing that was stored, and lets it go on when there is room',
    async () => {
      const folder = disk ?? '';
      const postgres = new EmbeddedPostgres({ dataDir: join(folder, 'data') });
      const { url } = await postgres.start();
      const fake = await startFakeOllama({ models: ['alpha'], answer: calculator(), timeScale: 0.3 });
      try {
        const source = await createDataSource({ url, poolSize: 2 }).initialize();
        await migrate(source);
        await source.destroy();
        const world = await EngineWorld.open({ url });
        await world.addServer(fake);
        const taskIds = await world.addSums(60, 'disk');
        await world.engine.start();
        const runId = await world.launch({ models: [{ model: 'alpha' }], taskIds, epochs: 1 });
        await fake.until(({ chats }) => chats.length >= 10);
        const stored = (await world.results(runId)).map((result) => result.id);
        await writeFile(join(folder, 'ballast'), Buffer.alloc(120 * 2 ** 20)).catch((error: unknown) => {
          expect(error).toMatchObject({ code: 'ENOSPC' });
        });
        await pause(8_000);
        await rm(join(folder, 'ballast'));
        expect(await world.engine.waitUntilFinished(runId)).toEqual({ status: 'completed', reason: null });
        const results = await world.results(runId);
        expect(results.filter((result) => result.score === 1)).toHaveLength(60);
        expect(results.map((result) => result.id)).toEqual(expect.arrayContaining(stored));
        expect(await brokenInvariants((text) => world.parts.database.query(text))).toEqual([]);
        await world.close();
      } finally {
        await fake.close();
        await postgres.stop();
      }
    },
  );
});
