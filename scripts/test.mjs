// npm test [-- GROUP or NAME …]: all checks, two at a time; ends with `N passed, N failed`.
import { spawn } from 'node:child_process';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ended, projectNode } from './run.mjs';
import { countsOf, reportOptions } from './test/reports.mjs';
import { STEPS } from './test/steps.mjs';
import { ROOT } from './workspace.mjs';

const AT_ONCE = 2;
const LINGER_MS = 20_000;
/** The output of a step is collected, so that it cannot see whether it ends up on a terminal. */
const COLOURS = process.stdout.isTTY ? { FORCE_COLOR: '1' } : { NO_COLOR: '1' };

const words = process.argv.slice(2);
const known = [...new Set(STEPS.flatMap(({ group, name }) => [group, name]))];
const unknown = words.filter((word) => !known.includes(word));
if (unknown.length > 0) {
  console.error(`Unknown: ${unknown.join(', ')}. Steps are ${known.join(', ')}.`);
  process.exit(2);
}
const chosen = STEPS.filter(({ group, name }) => words.length === 0 || words.includes(group) || words.includes(name));
const folder = await mkdtemp(join(tmpdir(), 'assay-reports-'));
const began = performance.now();
const children = new Set();
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => giveUp(signal));
let totals;
try {
  totals = await runAll(chosen);
} finally {
  await rm(folder, { recursive: true, force: true });
}
console.log(`Took ${seconds(began)}.`);
console.log(inWords(totals));
process.exitCode = totals.failed > 0 ? 1 : 0;

/** Ends what runs, whoever the signal was sent to, then us. */
async function giveUp(signal) {
  const ends = [...children].map(ended);
  for (const child of children) child.kill(signal);
  await Promise.all(ends);
  await rm(folder, { recursive: true, force: true });
  process.exit(signal === 'SIGINT' ? 130 : 143);
}

async function runAll(steps) {
  const waiting = [...steps];
  const running = new Set();
  const results = [];
  const names = new Set(steps.map(({ name }) => name));
  const done = new Set();
  const isReady = ({ after = [] }) => after.every((name) => done.has(name) || !names.has(name));
  while (waiting.length + running.size > 0) {
    const next = running.size < AT_ONCE ? waiting.findIndex(isReady) : -1;
    if (next < 0) {
      await Promise.race(running);
      continue;
    }
    const [step] = waiting.splice(next, 1);
    const task = runStep(step).then((counts) => {
      results.push(counts);
      done.add(step.name);
      running.delete(task);
    });
    running.add(task);
  }
  const sum = (key) => results.reduce((total, counts) => total + counts[key], 0);
  return { passed: sum('passed'), failed: sum('failed'), skipped: sum('skipped') };
}

async function runStep(step) {
  console.log(`… ${step.name}`);
  const start = performance.now();
  const file = join(folder, `${STEPS.indexOf(step)}.json`);
  const { code, output } = await runToEnd(step, file);
  const counts = await countsOf(step.report, file, code);
  const figures = step.report === undefined ? '' : `${inWords(counts)}, `;
  console.log(`${counts.failed > 0 ? '✗' : '✓'} ${step.name} (${figures}${seconds(start)})`);
  if (counts.failed > 0) console.log(output.trim());
  else if (counts.skipped > 0) for (const line of output.match(/^Skipped: .*$/gm) ?? []) console.log(`  ${line}`);
  return counts;
}

async function runToEnd(step, file) {
  const { args, env } = reportOptions(step.report, file);
  const child = spawn(projectNode(), [...step.args, ...args], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...COLOURS, ...step.env, ...env },
  });
  children.add(child);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (part) => (output += part));
  const guard = setInterval(() => void endWhenReported(), 1_000);
  const code = await ended(child);
  clearInterval(guard);
  children.delete(child);
  return { code, output };

  /** A runner that has written its report and does not end has been left something open by a spec: that is a failure. */
  async function endWhenReported() {
    const written = await stat(file).catch(() => null);
    if (written === null || Date.now() - written.mtimeMs < LINGER_MS) return;
    output += '\nThe tests have ended, but their process has not: a spec leaves a connection, server or timer open.\n';
    clearInterval(guard);
    child.kill('SIGTERM');
  }
}

function inWords({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

function seconds(start) {
  return `${((performance.now() - start) / 1000).toFixed(1)} s`;
}
