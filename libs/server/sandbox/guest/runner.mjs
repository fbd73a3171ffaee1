// One process, one answer: reads what it is from its arguments, then requests from stdin until that is closed.
import { readFileSync } from 'node:fs';
import { Channel } from './channel.mjs';
import { Output } from './output.mjs';
import { Watch } from './watch.mjs';

const setup = JSON.parse(process.argv[2]);
const channel = new Channel();
const watch = new Watch();
const output = new Output(setup.output, () => end('output', ''));
const runner = { channel, watch, output, end, nextLine, say, frameBytes: setup.frameBytes };

/** Ends this process with a reason that no guest can give. */
function end(why, what) {
  channel.write({ end: why, what, ...printed() });
  process.exit(0);
}

/** The next request; with limits of its own it starts the clock anew. */
function nextLine() {
  const line = channel.readLine();
  if (line === null) process.exit(0);
  const { limits } = JSON.parse(line);
  if (limits !== undefined) watch.arm(limits);
  return line;
}

/** Passes on what a guest says, word for word. */
function say(text) {
  channel.write({ guest: text, ...printed() });
}

function printed() {
  const out = output.take();
  return out.bytes === 0 ? {} : { out };
}

function hushConsole() {
  for (const name of Object.keys(console)) if (typeof console[name] === 'function') console[name] = () => undefined;
}

async function openEngine() {
  if (setup.engine === 'javascript') {
    const { JavaScriptEngine } = await import('./javascript/engine.mjs');
    return JavaScriptEngine.open(setup, runner);
  }
  const { PythonEngine } = await import('./python/engine.mjs');
  const snapshot = setup.snapshotFile === null ? null : readFileSync(setup.snapshotFile);
  return PythonEngine.open({ ...setup, snapshot }, runner);
}

async function open() {
  try {
    return await openEngine();
  } catch (error) {
    return end('fault', String(error?.stack ?? error));
  }
}

hushConsole();
const engine = await open();
if (setup.makeSnapshot === true) channel.writeBytes(engine.snapshot());
else {
  channel.write({ ready: true });
  try {
    engine.serve();
  } catch (error) {
    end('trap', String(error?.message ?? error));
  }
}
