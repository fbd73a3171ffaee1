import type { Run } from '@assay/contracts';
import type { FakeOllama } from '@assay/testing/fake-ollama';
import { Instance, newHome, removeHome } from '../instance';
import { startSimulatedServer } from '../simulated-models';
import { descendantsOf, isAlive, killAll, postmasterOf } from './processes';
import { answered, endOf, forty, resultsOf, startRun, timesAsked, trialsOf } from './runs';

const PATIENCE = 240_000;

describe('a run of the built program', () => {
  let home: string;
  let fake: FakeOllama;
  let instance: Instance;

  const start = async (): Promise<void> => {
    instance = await Instance.start({}, home);
  };
  /** A run of 40 trials of which some are answered. */
  const runOfForty = async (done: number): Promise<string> => {
    await start();
    const runId = await startRun(instance, forty(await instance.register(fake.url, fake.url)));
    await answered(fake, done);
    return runId;
  };
  /** Forty results, each once, right as the models are (20, and every fourth of 20); at most `again` questions were asked a second time, none a third. */
  const expectWhole = async (runId: string, again: number): Promise<void> => {
    const run = await endOf(instance, runId);
    const results = await resultsOf(instance, runId);
    expect(run).toMatchObject({ status: 'completed', counts: { total: 40, passed: 25, failed: 15, missing: 0 } });
    expect(results.map(({ status }) => status)).toEqual(Array(40).fill('scored'));
    expect(trialsOf(results).size).toBe(40);
    const times = timesAsked(fake);
    expect(times).toHaveLength(40);
    expect(Math.max(...times)).toBeLessThanOrEqual(2);
    expect(times.filter((count) => count > 1).length).toBeLessThanOrEqual(again);
  };

  beforeAll(async () => {
    home = await newHome();
  });
  beforeEach(async () => {
    fake = await startSimulatedServer();
  });
  afterEach(async () => {
    await instance.stop(true);
    await fake.close();
  });
  afterAll(() => removeHome(home));

  it(
    'goes on by itself after everything was killed in its middle; nothing that was finished is asked again',
    async () => {
      const runId = await runOfForty(13);
      const { pid } = await postmasterOf(home);
      killAll([instance.pid, pid, ...descendantsOf(pid)]);
      await instance.program.ended;
      await start();
      await expectWhole(runId, 1);
    },
    PATIENCE,
  );

  it(
    'goes on in the PostgreSQL that outlived the killed process',
    async () => {
      const runId = await runOfForty(21);
      const before = await postmasterOf(home);
      await instance.kill();
      expect(isAlive(before.pid)).toBe(true);
      await start();
      expect(await postmasterOf(home)).toEqual(before);
      await expectWhole(runId, 1);
    },
    PATIENCE,
  );

  it(
    'is left in order by SIGTERM, with nothing behind, and gone on with by the next start',
    async () => {
      const runId = await runOfForty(17);
      const { pid } = await postmasterOf(home);
      const processes = [instance.pid, pid, ...descendantsOf(pid), ...descendantsOf(instance.pid)];
      expect(await instance.stop(true)).toMatchObject({ code: 0, stderr: '' });
      expect(processes.filter(isAlive)).toEqual([]);
      await start();
      const run = await instance.api<Run>('GET', `/api/benchmarks/runs/${runId}`);
      expect(run.finishedAt).toBeNull();
      await expectWhole(runId, 0);
    },
    PATIENCE,
  );
});
