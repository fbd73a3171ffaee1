// SIGKILL in the middle of a run: only what was on its way is asked for again, and the counts equal the truth.
import { atMost, exactly } from './figures.mjs';
import { inFolder, Served } from './program.mjs';
import { plainAnswer, startFakeOllama, sums, timesAsked, truth } from './sums.mjs';

const MODELS = ['kill-a:latest', 'kill-b:latest', 'kill-c:latest'];
const TASKS = 40;
const SLOTS = 4;

export const kill = {
  name: 'kill',
  about: `SIGKILL at half of ${TASKS} tasks × ${MODELS.length} models, ${SLOTS} slots`,
  run: () => inFolder(measure),
};

async function measure(folder) {
  const models = MODELS.map((name) => ({ name, loadMs: 300 }));
  const fake = await startFakeOllama({ models, timeScale: 0.5, parallel: SLOTS, answer: plainAnswer });
  let served = await Served.start(folder);
  try {
    const serverId = await served.register(fake, SLOTS);
    const taskIds = await served.importTasks(sums(TASKS));
    const runId = await served.startRun({ models: MODELS.map((model) => ({ model, serverId })), taskIds });
    const half = (MODELS.length * TASKS) / 2;
    await fake.until(({ chats }) => chats.filter(({ endedBy }) => endedBy === 'complete').length >= half);
    await served.end('SIGKILL');
    const [killedAt, asked] = [performance.now(), fake.chats.length];
    served = await Served.start(folder);
    await fake.until(({ chats }) => chats.length > asked);
    const againMs = performance.now() - killedAt;
    const run = await served.untilEnded(runId);
    return figures(fake, run, await served.results(runId), againMs);
  } finally {
    await served.end();
    await fake.close();
  }
}

function figures(fake, run, results, againMs) {
  const expected = truth(MODELS, TASKS);
  const times = timesAsked(fake);
  return {
    targets: {
      askedAgain: atMost(
        times.reduce((sum, count) => sum + count - 1, 0),
        SLOTS,
      ),
      askedAtMost: atMost(Math.max(...times), 2),
      results: exactly(results.length, expected.total),
      passed: exactly(run.counts.passed, expected.passed),
      failed: exactly(run.counts.failed, expected.failed),
      // Start of the program included.
      goesOnAfterS: atMost(againMs / 1_000, 10),
    },
    status: run.status,
  };
}
