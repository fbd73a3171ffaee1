// Watching never hurts the work: 50 sockets, 5 of which read nothing.
import { io } from 'socket.io-client';
import { atMost, exactly, round } from './figures.mjs';
import { inFolder, Served } from './program.mjs';
import { startFakeOllama, sums, truth, answerTo, numberAsked } from './sums.mjs';

const MODELS = ['watch-a:latest'];
const TASKS = 240;
const SLOTS = 4;
const WATCHERS = 50;
const PAUSED = 5;

export const watchers = {
  name: 'watchers',
  about: `${WATCHERS} watchers, ${PAUSED} of them paused, ${TASKS} trials of about 0.3 s, ${SLOTS} slots`,
  run: () => inFolder(measure),
};

async function measure(folder) {
  const answer = (request) => ({
    text: `One two three four five six seven eight nine ten. ${answerTo(request.model, numberAsked(request))}`,
    promptMs: 20,
    tokensPerSecond: 100,
  });
  const models = MODELS.map((name) => ({ name, loadMs: 100 }));
  const fake = await startFakeOllama({ models, timeScale: 1, parallel: SLOTS, answer });
  const served = await Served.start(folder);
  try {
    const serverId = await served.register(fake, SLOTS);
    const taskIds = await served.importTasks(sums(TASKS));
    const start = () => served.startRun({ models: MODELS.map((model) => ({ model, serverId })), taskIds });
    await served.untilEnded(await start());
    const alone = await timed(served, await start(), fake);
    const before = await served.memoryMiB();
    const runId = await start();
    const sockets = await Promise.all(Array.from({ length: WATCHERS }, (_, n) => watch(served.url, runId, n < PAUSED)));
    const watched = await timed(served, runId, fake);
    const after = await served.memoryMiB();
    const heard = await allHeard(sockets.slice(PAUSED), watched.run.lastSeq);
    for (const { socket } of sockets) socket.disconnect();
    return figures(alone, watched, { before, after, heard });
  } finally {
    await served.end();
    await fake.close();
  }
}

/** From its first answer to its last, as the server saw it. */
async function timed(served, runId, fake) {
  const from = fake.chats.length;
  const run = await served.untilEnded(runId);
  const chats = fake.chats.slice(from);
  const ms = Math.max(...chats.map(({ endedAt }) => endedAt)) - Math.min(...chats.map(({ at }) => at));
  return { run, ms };
}

async function watch(url, runId, paused) {
  const socket = io(url, { path: '/api/live', transports: ['websocket'], forceNew: true });
  const watcher = { socket, last: 0, gaps: 0 };
  socket.on('run.event', ({ seq }) => {
    if (seq !== watcher.last + 1) watcher.gaps += 1;
    watcher.last = seq;
  });
  await new Promise((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('connect_error', reject);
  });
  await socket.emitWithAck('run.watch', { runId, afterSeq: 0 });
  if (paused) socket.io.engine.transport.ws._socket.pause();
  return watcher;
}

async function allHeard(sockets, lastSeq) {
  const until = performance.now() + 10_000;
  const complete = () => sockets.filter(({ last, gaps }) => last >= lastSeq && gaps === 0).length;
  while (complete() < sockets.length && performance.now() < until)
    await new Promise((resolve) => setTimeout(resolve, 50));
  return complete();
}

function figures(alone, watched, { before, after, heard }) {
  const expected = truth(MODELS, TASKS);
  return {
    targets: {
      slowerBy: atMost(watched.ms / alone.ms - 1, 0.05),
      growthMiB: atMost(after.now - before.now, 50),
      heardAll: exactly(heard, WATCHERS - PAUSED),
      passed: exactly(watched.run.counts.passed, expected.passed),
    },
    aloneS: round(alone.ms / 1_000),
    watchedS: round(watched.ms / 1_000),
  };
}
