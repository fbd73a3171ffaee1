// The built program with real models on a llama.cpp server (Python package xllamacpp, in a virtual environment of its own).
// --install: makes that environment; a machine where it cannot be made is told why. Without it the test is skipped with the reason.
import { execFile, spawn } from 'node:child_process';
import { access, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs, promisify } from 'node:util';
import { buildWhatChanged } from './build-what-changed.mjs';
import { ended, projectNode } from './run.mjs';
import { countsOf, reportOptions } from './test/reports.mjs';
import { ROOT } from './workspace.mjs';

const PACKAGE = 'xllamacpp==2026.10.11549';
const ENVIRONMENT = join(ROOT, '.cache', 'llama');
const PYTHON =
  process.platform === 'win32' ? join(ENVIRONMENT, 'Scripts', 'python.exe') : join(ENVIRONMENT, 'bin', 'python');
const SPEC = join(ROOT, 'e2e', 'llama', 'real-models.llama.spec.ts');
const INSTALL_MS = 180_000;
const ASK_MS = 60_000;
const run = promisify(execFile);

const { install, report } = options();
if (install) await installOrSay();
else await test();

/** `--outputFile` and `--json` come from npm test, which reads the report. */
function options() {
  const known = { install: { type: 'boolean' }, outputFile: { type: 'string' }, json: { type: 'boolean' } };
  try {
    const { values } = parseArgs({ options: known, strict: true });
    return { install: values.install === true, report: values.outputFile };
  } catch (error) {
    console.error(`${error.message}\nUsage: node scripts/e2e-llama.mjs [--install]`);
    process.exit(2);
  }
}

async function installOrSay() {
  if ((await whyNot()) === null) return;
  try {
    await run(await somePython(), ['-m', 'venv', '--clear', ENVIRONMENT], { timeout: INSTALL_MS });
    // No wheel for this machine: then no compiler is started for it either.
    const pip = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--only-binary', ':all:', PACKAGE];
    await run(PYTHON, pip, { timeout: INSTALL_MS });
    console.log(`Installed ${PACKAGE} for the test with real models.`);
  } catch (error) {
    await rm(ENVIRONMENT, { recursive: true, force: true });
    console.log(`The test with real models will be skipped: ${reasonOf(error)}`);
  }
}

async function somePython() {
  for (const name of ['python3', 'python']) {
    const found = await run(name, ['--version'], { timeout: ASK_MS }).catch(() => null);
    if (found !== null) return name;
  }
  throw new Error('there is no Python on this machine.');
}

/** Why no server can be started; null when one can. */
async function whyNot() {
  const missing = await access(PYTHON).then(
    () => null,
    () => 'xllamacpp is not installed; .ci/run, or node scripts/e2e-llama.mjs --install, does it.',
  );
  if (missing !== null) return missing;
  return run(PYTHON, ['-c', 'import xllamacpp'], { timeout: ASK_MS }).then(
    () => null,
    (error) => `xllamacpp does not work here: ${reasonOf(error)}`,
  );
}

function reasonOf(error) {
  const lines = String(error.stderr || error.message || error)
    .trim()
    .split('\n');
  return lines.at(-1).slice(0, 300);
}

async function test() {
  const reason = await whyNot();
  if (reason !== null) return skip(reason);
  await buildWhatChanged(['server']);
  const folder = await mkdtemp(join(tmpdir(), 'assay-reports-'));
  try {
    const file = report ?? join(folder, 'report.json');
    const { args } = reportOptions('jest', file);
    const jest = ['node_modules/jest/bin/jest.js', '--config', 'e2e/llama/jest.config.mjs', '--runInBand', ...args];
    const child = spawn(projectNode(), jest, {
      cwd: ROOT,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, ASSAY_E2E_LLAMA_PYTHON: PYTHON },
    });
    for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
    finish(await countsOf('jest', file, await ended(child)));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function skip(reason) {
  console.log(`Skipped: real models on llama.cpp: ${reason}`);
  const skipped = (await readFile(SPEC, 'utf8')).match(/^ +it\(/gm)?.length ?? 0;
  if (report !== undefined) await writeFile(report, JSON.stringify({ numPendingTests: skipped }));
  finish({ passed: 0, failed: 0, skipped });
}

function finish({ passed, failed, skipped }) {
  console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
  process.exitCode = failed > 0 ? 1 : 0;
}
