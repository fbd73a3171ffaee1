// What the program itself costs: servers that answer at once, 1,000 tasks × 3 models, durable and with events.
import { atMost, exactly, round } from './figures.mjs';
import { inFolder, Served } from './program.mjs';
import { plainAnswer, startFakeOllama, sums, truth } from './sums.mjs';

const MODELS = ['zero-a:latest', 'zero-b:latest', 'zero-c:latest'];
const TASKS = 1_000;
const SLOTS = 4;

export const overhead = {
  name: 'overhead',
  about: `servers that answer at once, ${TASKS} tasks × ${MODELS.length} models, ${SLOTS} slots`,
  run: () => inFolder(measure),
};

async function measure(folder) {
  const models = MODELS.map((name) => ({ name, loadMs: 0 }));
  const fake = await startFakeOllama({ models, timeScale: 0, parallel: SLOTS, answer: plainAnswer });
  const served = await Served.start(folder);
  try {
    const serverId = await served.register(fake, SLOTS);
    const taskIds = await served.importTasks(sums(TASKS));
    const refs = MODELS.map((model) => ({ model, serverId }));
    // The first run of a process also pays for what is compiled and read once.
    await served.untilEnded(await served.startRun({ models: refs, taskIds: taskIds.slice(0, 100) }));
    const before = { cpu: await served.cpuMs(), at: performance.now() };
    const memory = [];
    const runId = await served.startRun({ models: refs, taskIds });
    const look = async ({ progress }) => memory.push({ progress, ...(await served.memoryMiB()) });
    const run = await served.untilEnded(runId, { everyMs: 1_000, look });
    const wallMs = performance.now() - before.at;
    return figures(run, (await served.cpuMs()) - before.cpu, wallMs, memory);
  } finally {
    await served.end();
    await fake.close();
  }
}

function figures(run, cpuMs, wallMs, memory) {
  const expected = truth(MODELS, TASKS);
  const third = memory.filter(({ progress }) => progress <= 1 / 3).map(({ now }) => now);
  const end = memory.filter(({ progress }) => progress >= 2 / 3).map(({ now }) => now);
  return {
    targets: {
      cpuMsPerTrial: atMost(cpuMs / expected.total, 3),
      mostMiB: atMost(Math.max(...memory.map(({ now }) => now)), 300),
      growthMiB: atMost(Math.max(...end) - Math.max(...third), 60),
      passed: exactly(run.counts.passed, expected.passed),
      failed: exactly(run.counts.failed, expected.failed),
    },
    trials: expected.total,
    trialsPerSecond: round(expected.total / (wallMs / 1_000), 1),
    memoryMiB: memory.map(({ progress, now }) => [round(progress, 2), round(now, 0)]),
  };
}
