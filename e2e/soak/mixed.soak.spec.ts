import { useDatabase } from '@assay/testing/database';
import { calculator, EngineProcess, numberAsked, useEngine } from '@assay/testing/engine';
import type { FakeAnswer } from '@assay/testing/fake-ollama';

const room = useDatabase();
const open = useEngine(room);
const MINUTES = Number(process.env['ASSAY_SOAK_MINUTES'] ?? 5);

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Right answers, of which a tenth meets one fault first. */
function shaky(): (request: Parameters<ReturnType<typeof calculator>>[0]) => FakeAnswer | string {
  const right = calculator();
  const met = new Set<number>();
  return (request) => {
    const n = numberAsked(request.messages[0]?.content ?? '');
    const said = right(request);
    const text = typeof said === 'string' ? said : said.text;
    if (n % 10 !== 3 || met.has(n)) return text;
    met.add(n);
    const faults = [
      { kind: 'reset' },
      { kind: 'cut', atByte: 60 },
      { kind: 'status', status: 500, text: 'oops' },
    ] as const;
    const fault = faults[n % faults.length];
    return fault === undefined ? text : { text, fault };
  };
}

describe('two workers, of which one is killed or frozen every few seconds, on a shaky server', () => {
  it(`F08, F13 for ${MINUTES} minutes lose nothing and double nothing`, async () => {
    const shared = {
      settings: { exclusive: false, leaseMs: 3_000, heartbeatMs: 500, lanes: false },
      listens: true,
    } as const;
    const world = await open.world(shared);
    await world.engine.start();
    const fake = await open.fake({ models: ['alpha'], answer: shaky(), timeScale: 0.1, parallel: 2 });
    await world.addServer(fake, 2);
    const order = { url: room.url(), exclusive: false, leaseMs: 3_000 };
    const workers = [await EngineProcess.start(order), await EngineProcess.start(order)];
    const until = performance.now() + MINUTES * 60_000;
    let rounds = 0;
    while (performance.now() < until) {
      const taskIds = await world.addSums(40, `round-${rounds}`);
      const runId = await world.launch({ models: [{ model: 'alpha' }], taskIds, epochs: 1 });
      const ended = world.engine.waitUntilFinished(runId);
      const over = ended.then(() => true);
      while (!(await Promise.race([over, pause(2_000 + Math.random() * 3_000).then(() => false)]))) {
        const victim = Math.floor(Math.random() * workers.length);
        const worker = workers[victim];
        if (worker === undefined) continue;
        if (Math.random() < 0.5) {
          await worker.signal('SIGKILL');
          workers[victim] = await EngineProcess.start(order);
        } else {
          await worker.signal('SIGSTOP');
          await pause(4_000);
          await worker.signal('SIGCONT');
        }
      }
      expect(await ended).toEqual({ status: 'completed', reason: null });
      expect((await world.results(runId)).map((result) => result.score)).toEqual(Array(40).fill(1));
      expect(await world.broken()).toEqual([]);
      rounds += 1;
    }
    for (const worker of workers) await worker.signal('SIGTERM');
    process.stdout.write(`${JSON.stringify({ soak: 'mixed', minutes: MINUTES, rounds, calls: fake.chats.length })}\n`);
  });
});
