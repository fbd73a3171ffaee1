// What running a program costs: from nothing to the first value, CPU of each program, programs a minute. Children's CPU is known on Linux only.
import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { loadTypeScript } from '../load-typescript.mjs';
import { ROOT } from '../workspace.mjs';
import { atMost, round } from './figures.mjs';
import { inFolder } from './program.mjs';

const PROGRAMS = {
  javascript: (no) => `const add = (a, b) => a + b + ${no} - ${no};`,
  python: (no) => `def add(a, b):\n    return a + b + ${no} - ${no}`,
};
const TEST = {
  javascript: 'console.assert(add(2, 3) === 5)',
  python: 'def check(candidate):\n    assert candidate(2, 3) == 5',
};
const COUNT = { javascript: 60, python: 30 };
const CALLS = [{ args: [2, 3] }, { args: [0, 0] }, { args: [7, -9] }];

export const sandbox = {
  name: 'sandbox',
  about: 'programs of answers: cold start, CPU, and programs a minute with cases and with a test script',
  run: () => inFolder(measure),
};

async function measure(folder) {
  const { WasmSandbox } = await loadTypeScript('libs/server/sandbox/src/index.ts');
  const options = { root: ROOT, folder: join(folder, 'sandbox'), policy: 'auto' };
  const box = new WasmSandbox(options);
  const cold = new WasmSandbox({ ...options, spares: false });
  try {
    const report = await box.open();
    const figures = {};
    for (const language of ['javascript', 'python']) figures[language] = await ofLanguage(box, cold, language);
    return {
      targets: {
        javascriptColdMs: atMost(figures.javascript.coldMs, 100),
        pythonColdMs: atMost(figures.python.coldMs, 500),
      },
      level: report.level,
      cores: availableParallelism(),
      ...figures,
    };
  } finally {
    await Promise.all([box.close(), cold.close()]);
  }
}

async function ofLanguage(box, withoutSpares, language) {
  const firstMs = await timed(() => runCases(withoutSpares, language, 0));
  const cold = [];
  for (let no = 1; no <= 7; no += 1) cold.push(await timed(() => runCases(withoutSpares, language, no)));
  const cases = await many(COUNT[language], (no) => runCases(box, language, no));
  const tests = await many(COUNT[language], (no) => runTest(box, language, no));
  return { firstMs: round(firstMs, 0), coldMs: round(middle(cold), 0), cases, tests };
}

async function many(count, run) {
  const before = childrenCpuMs();
  const began = performance.now();
  await Promise.all(Array.from({ length: count }, (_, no) => run(no)));
  const wallMs = performance.now() - began;
  const cpuMs = before === null ? null : (childrenCpuMs() - before) / count;
  return { perMinute: round((count / wallMs) * 60_000, 0), cpuMs: cpuMs === null ? null : round(cpuMs, 0) };
}

async function runCases(box, language, no) {
  const run = await box.runCases({ language, sources: [PROGRAMS[language](no)], entryPoint: 'add' }, CALLS);
  if (run.calls[0]?.value !== 5) throw new Error(`The ${language} program did not add: ${JSON.stringify(run)}`);
}

async function runTest(box, language, no) {
  const program = { language, sources: [PROGRAMS[language](no)], entryPoint: 'add' };
  const run = await box.runTest(program, { script: TEST[language], scope: 'bench' });
  if (run.verdict !== 'pass') throw new Error(`The ${language} program did not pass: ${run.reason}`);
}

/** `firstMs` is the very first, where Python makes its snapshot. */
async function timed(work) {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

const middle = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

/** CPU of all children that have ended, ms; null where the system does not say. */
function childrenCpuMs() {
  try {
    const stat = readFileSync('/proc/self/stat', 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return (Number(fields[13]) + Number(fields[14])) * 10;
  } catch {
    return null;
  }
}
