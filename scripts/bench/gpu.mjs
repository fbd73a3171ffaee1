// One simulated GPU that holds one model: 40 tasks × 3 models, as the command line runs them, against the best that could be.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { atMost, exactly, round } from './figures.mjs';
import { inFolder, runCommand } from './program.mjs';
import { knows, numberAsked, startFakeOllama, sums, truth } from './sums.mjs';

const MODELS = ['gpu-a:latest', 'gpu-b:latest', 'gpu-c:latest'];
const TASKS = 40;
const LOAD_MS = 1_500;
const PROMPT_MS = 60;
const TOKENS_PER_SECOND = 50;

export const gpu = [4, 1].map((slots) => ({
  name: `gpu-${slots}`,
  about: `one GPU, ${TASKS} tasks × ${MODELS.length} models, ${slots} ${slots === 1 ? 'slot' : 'slots'}, load ${LOAD_MS / 1_000} s`,
  run: () => inFolder((folder) => measure(folder, slots)),
}));

/** So many words, none like its neighbour. */
function prose(count) {
  return Array.from({ length: count }, (_, index) => `word${index}`).join(' ');
}

/** One slot gets a quarter of the words, so that the benchmark takes as long. */
function words(n, slots) {
  return slots === 1 ? 3 + (n % 5) : 30 + (n % 5) * 6;
}

function answer(request, slots) {
  const n = numberAsked(request);
  const text = `${prose(words(n, slots))}\nANSWER: ${knows(request.model, n) ? n + 1 : n}`;
  return { text, promptMs: PROMPT_MS, tokensPerSecond: TOKENS_PER_SECOND };
}

async function measure(folder, slots) {
  const models = MODELS.map((name) => ({ name, loadMs: LOAD_MS }));
  const fake = await startFakeOllama({
    models,
    timeScale: 1,
    parallel: slots,
    answer: (request) => answer(request, slots),
  });
  try {
    const [tasks, out] = [join(folder, 'tasks.json'), join(folder, 'out.json')];
    await writeFile(tasks, JSON.stringify(sums(TASKS)));
    const options = ['--models', MODELS.join(','), '--tasks', tasks, '--epochs', '1', '--no-judge'];
    const args = ['run', ...options, '--server', fake.url, '--slots', String(slots), '--out', out];
    const { code, output, ms } = await runCommand(folder, args);
    if (code !== 0) throw new Error(`assay run ended with ${code}: ${output}`);
    return figures(fake, slots, ms, JSON.parse(await readFile(out, 'utf8')));
  } finally {
    await fake.close();
  }
}

/** The best that could be: every model loaded once, all slots always busy. */
function idealMs(fake, slots) {
  const service = fake.chats.map((chat) => PROMPT_MS + (chat.tokens * 1_000) / TOKENS_PER_SECOND);
  return MODELS.length * LOAD_MS + service.reduce((sum, time) => sum + time, 0) / slots;
}

function figures(fake, slots, wholeMs, { run }) {
  const asks = fake.requests.filter(({ path, method }) => path === '/api/chat' && method === 'POST');
  const first = Math.min(...asks.map(({ at }) => at));
  const last = Math.max(...asks.map(({ endedAt }) => endedAt));
  const ideal = idealMs(fake, slots);
  const expected = truth(MODELS, TASKS);
  return {
    targets: {
      answersOverIdeal: atMost((last - first) / ideal, 1.05),
      processOverIdeal: atMost(wholeMs / ideal, 1.12),
      swaps: exactly(fake.swaps, MODELS.length - 1),
      requests: exactly(asks.length, MODELS.length * TASKS + MODELS.length),
      mostAtOnce: atMost(mostAtOnce(fake.chats), slots),
      passed: exactly(run.counts.passed, expected.passed),
      failed: exactly(run.counts.failed, expected.failed),
    },
    idealS: round(ideal / 1_000),
    answersS: round((last - first) / 1_000),
    processS: round(wholeMs / 1_000),
    slots,
  };
}

function mostAtOnce(chats) {
  const points = chats.flatMap(({ at, endedAt }) => [
    { at, step: 1 },
    { at: endedAt, step: -1 },
  ]);
  points.sort((a, b) => a.at - b.at || a.step - b.step);
  let [now, most] = [0, 0];
  for (const { step } of points) most = Math.max(most, (now += step));
  return most;
}
