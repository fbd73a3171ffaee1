import { type FakeOllama, type FakeOllamaOptions, startFakeOllama } from '@assay/testing/fake-ollama';
import { EngineWorld } from './engine-world';
import type { EngineToAssemble } from './assemble-engine';

/** What a spec of the engine works with; fresh for each test. */
export interface EngineFixture {
  /** A world with an engine that is not started yet. */
  world(parts?: Partial<EngineToAssemble>): Promise<EngineWorld>;
  fake(options?: FakeOllamaOptions): Promise<FakeOllama>;
}

/** Gives worlds and fakes to the tests of a file, and after each test closes them and asks whether anything is broken. */
export function useEngine(database: { url(): string }): EngineFixture {
  const worlds: EngineWorld[] = [];
  const fakes: FakeOllama[] = [];
  afterEach(async () => {
    const broken: string[] = [];
    for (const world of worlds) {
      await world.engine.stop();
      broken.push(...(await world.broken()));
    }
    await worlds[0]?.clear();
    for (const world of worlds.splice(0)) await world.close();
    await Promise.all(fakes.splice(0).map((fake) => fake.close()));
    expect(broken).toEqual([]);
  });
  return {
    async world(parts = {}) {
      const world = await EngineWorld.open({ url: database.url(), ...parts });
      worlds.push(world);
      return world;
    },
    async fake(options = {}) {
      const fake = await startFakeOllama(options);
      fakes.push(fake);
      return fake;
    },
  };
}
