// One simulated GPU that holds one model: 40 tasks × 3 models, as the command line runs them, against the best that could be.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { atMost, exactly, round } from './figures.mjs';
import { inFolder, runCommand } from './program.mjs';
import { judgeQuestion, knows, numberAsked, startFakeOllama, sums, truth, withJudge } from './sums.mjs';

const MODELS = ['gpu-a:latest', 'gpu-b:latest', 'gpu-c:latest'];
const TASKS = 40;
const LOAD_MS = 1_500;
const PROMPT_MS = 60;
const TOKENS_PER_SECOND = 50;

const JUDGE = 'gpu-judge:latest';
const JUDGE_PROMPT_MS = 20;
const JUDGE_TOKENS_PER_SECOND = 300;
const CRITERIA = {
  scorers: [{ type: 'number' }, { type: 'judge', checklist: [{ id: 'line', requirement: 'Says "ANSWER".' }] }],
};

export const gpu = [false, true].flatMap((judged) =>
  [4, 1].map((slots) => ({
    name: `gpu-${judged ? 'judge-' : ''}${slots}`,
    about: `one GPU, ${TASKS} tasks × ${MODELS.length} models${judged ? ' + judge' : ''}, ${slots} ${slots === 1 ? 'slot' : 'slots'}, load ${LOAD_MS / 1_000} s`,
    run: () => inFolder((folder) => measure(folder, slots, judged)),
  })),
);

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

/** What the judge says costs little, as a yes or no does. */
function judgement(said) {
  const reply = typeof said === 'string' ? { text: said } : said;
  return { ...reply, promptMs: JUDGE_PROMPT_MS, tokensPerSecond: JUDGE_TOKENS_PER_SECOND };
}

async function measure(folder, slots, judged) {
  const models = [...MODELS, ...(judged ? [JUDGE] : [])].map((name) => ({ name, loadMs: LOAD_MS }));
  const script = withJudge((request) => answer(request, slots));
  const fake = await startFakeOllama({
    models,
    timeScale: 1,
    parallel: slots,
    answer: (request) => (judgeQuestion(request.messages) === null ? script(request) : judgement(script(request))),
  });
  try {
    const [tasks, out] = [join(folder, 'tasks.json'), join(folder, 'out.json')];
    await writeFile(tasks, JSON.stringify(sums(TASKS, judged ? { evaluation_criteria: CRITERIA } : {})));
    const judge = judged ? ['--judge', JUDGE] : ['--no-judge'];
    const options = ['--models', MODELS.join(','), '--tasks', tasks, '--epochs', '1', ...judge];
    const args = ['run', ...options, '--server', fake.url, '--slots', String(slots), '--out', out];
    const { code, output, ms } = await runCommand(folder, args);
    if (code !== 0) throw new Error(`assay run ended with ${code}: ${output}`);
    return figures(fake, { slots, judged, wholeMs: ms }, JSON.parse(await readFile(out, 'utf8')));
  } finally {
    await fake.close();
  }
}

const isJudging = ({ messages }) => judgeQuestion(messages) !== null;

/** The best that could be: every model loaded once, all slots always busy. */
function idealMs(fake, slots) {
  const service = fake.chats.map((chat) =>
    isJudging(chat)
      ? JUDGE_PROMPT_MS + (chat.tokens * 1_000) / JUDGE_TOKENS_PER_SECOND
      : PROMPT_MS + (chat.tokens * 1_000) / TOKENS_PER_SECOND,
  );
  return fake.loads * LOAD_MS + service.reduce((sum, time) => sum + time, 0) / slots;
}

function figures(fake, { slots, judged, wholeMs }, { run }) {
  const asks = fake.requests.filter(({ path, method }) => path === '/api/chat' && method === 'POST');
  const first = Math.min(...asks.map(({ at }) => at));
  const last = Math.max(...asks.map(({ endedAt }) => endedAt));
  const ideal = idealMs(fake, slots);
  const expected = truth(MODELS, TASKS);
  const judgeCalls = fake.chats.filter(isJudging).length;
  const loads = MODELS.length + (judged ? 1 : 0);
  return {
    targets: {
      answersOverIdeal: atMost((last - first) / ideal, 1.05),
      processOverIdeal: atMost(wholeMs / ideal, 1.12),
      swaps: exactly(fake.swaps, loads - 1),
      requests: exactly(asks.length, expected.total + judgeCalls + loads),
      mostAtOnce: atMost(mostAtOnce(fake.chats), slots),
      ...(judged
        ? { unscored: exactly(run.counts.unscored + run.counts.missing, 0) }
        : { passed: exactly(run.counts.passed, expected.passed), failed: exactly(run.counts.failed, expected.failed) }),
    },
    judgeCalls,
    slotEmptyMs: emptyMs(fake.chats, slots),
    idealS: round(ideal / 1_000),
    answersS: round((last - first) / 1_000),
    processS: round(wholeMs / 1_000),
    slots,
  };
}

/** How long a slot waits between two answers of a model: from the k-th end to the beginning that follows `slots` beginnings after the k-th. */
function emptyMs(chats, slots) {
  const ascending = (times) => times.sort((a, b) => a - b);
  const waits = [...new Set(chats.map(({ model }) => model))].flatMap((model) => {
    const own = chats.filter((chat) => chat.model === model);
    const [begun, over] = [ascending(own.map(({ at }) => at)), ascending(own.map(({ endedAt }) => endedAt))];
    return begun.slice(slots).map((at, index) => at - over[index]);
  });
  const part = (share) => round(ascending(waits)[Math.floor(share * (waits.length - 1))], 1);
  return { median: part(0.5), p90: part(0.9) };
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
