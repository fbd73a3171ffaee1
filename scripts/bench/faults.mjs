// A server that fails now and then: 5 % HTTP 500, 2 % hangs, 2 % cut streams over 240 trials. What is right is reported right.
import { atMost, exactly, round } from './figures.mjs';
import { inFolder, Served } from './program.mjs';
import { answerTo, knows, numberAsked, startFakeOllama, sums, truth } from './sums.mjs';

const MODELS = ['fault-a:latest', 'fault-b:latest'];
const TASKS = 120;
const SLOTS = 4;

export const faults = {
  name: 'faults',
  about: `5 % HTTP 500, 2 % hangs, 2 % cut streams over ${TASKS} tasks × ${MODELS.length} models, ${SLOTS} slots`,
  run: () => inFolder(measure),
};

/** Spread over the tasks, the same each time; a question that is asked again is answered. */
function faultOf(n) {
  if (n % 20 === 7) return { kind: 'status', status: 500, text: 'something broke' };
  if (n % 50 === 11) return { kind: 'silent' };
  if (n % 50 === 31) return { kind: 'cut', atByte: 80 };
  return null;
}

async function measure(folder) {
  const seen = new Set();
  const counts = { status: 0, silent: 0, cut: 0 };
  const answer = (request) => {
    const n = numberAsked(request);
    const [text, key, fault] = [answerTo(request.model, n), `${request.model} ${n}`, faultOf(n)];
    if (fault === null || seen.has(key)) return text;
    seen.add(key);
    counts[fault.kind] += 1;
    return { text, fault };
  };
  const models = MODELS.map((name) => ({ name, loadMs: 300 }));
  const fake = await startFakeOllama({ models, timeScale: 0.5, parallel: SLOTS, answer });
  const served = await Served.start(folder);
  try {
    const serverId = await served.register(fake, SLOTS);
    const taskIds = await served.importTasks(sums(TASKS));
    const began = performance.now();
    const runId = await served.startRun({ models: MODELS.map((model) => ({ model, serverId })), taskIds });
    const run = await served.untilEnded(runId);
    return figures(run, await served.results(runId), counts, performance.now() - began);
  } finally {
    await served.end();
    await fake.close();
  }
}

function figures(run, results, counts, wallMs) {
  const expected = truth(MODELS, TASKS);
  const wrong = results.filter(
    ({ model, taskKey, status, passed }) => status === 'scored' && passed !== knows(model, Number(taskKey.slice(-5))),
  );
  const zeroed = results.filter(({ status, score }) => status === 'missing' && score !== null);
  return {
    targets: {
      rightReportedRight: exactly(run.counts.passed, expected.passed),
      misjudged: exactly(wrong.length, 0),
      missingScored: exactly(zeroed.length, 0),
      missing: atMost(run.counts.missing, 0),
      results: exactly(results.length, expected.total),
    },
    faults: counts,
    retried: results.filter(({ flags }) => flags.includes('retried')).length,
    status: run.status,
    wallS: round(wallMs / 1_000, 1),
  };
}
