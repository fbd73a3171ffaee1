// npm run e2e:ollama [-- --models a,b]: the built program with the real Ollama server at OLLAMA_HOST; ends with `N passed, N failed`.
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildWhatChanged } from './build-what-changed.mjs';
import { loadTypeScript } from './load-typescript.mjs';
import { ended, projectNode } from './run.mjs';
import { countsOf, reportOptions } from './test/reports.mjs';
import { ROOT } from './workspace.mjs';

const PATIENCE_MS = 10_000;
/** Models whose true accuracy is known (e2e/ollama/tiny-facts.ts). */
const TINY = ['tiny-able', 'tiny-middle', 'tiny-weak'];

const { models, report } = optionsOrExit();
const { normaliseOllamaHost } = await loadTypeScript('libs/domain/run/src/ollama-host.ts');
const host = normaliseOllamaHost(process.env.OLLAMA_HOST ?? '');
const names = await modelsOf(host);
for (const model of models)
  if (!holds(model)) fail(`${host} has no model ${model}; it has ${names.join(', ') || 'none'}.`, 1);
if (new Set(names).size < 2)
  fail(`Two models are needed; ${host} has ${names.join(', ') || 'none'}. Pull one: ollama pull NAME.`, 1);
await buildWhatChanged(['server']);
const folder = await mkdtemp(join(tmpdir(), 'assay-reports-'));
try {
  const file = report ?? join(folder, 'report.json');
  const { args } = reportOptions('jest', file);
  const jest = ['node_modules/jest/bin/jest.js', '--selectProjects', 'ollama', '--runInBand', ...args];
  const child = spawn(projectNode(), jest, {
    cwd: ROOT,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: {
      ...process.env,
      OLLAMA_HOST: host,
      ASSAY_E2E_MODELS: models.join(),
      ASSAY_E2E_TINY: TINY.every(holds) ? '1' : '0',
    },
  });
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
  const { passed, failed, skipped } = await countsOf('jest', file, await ended(child));
  console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
  process.exitCode = failed > 0 ? 1 : 0;
} finally {
  await rm(folder, { recursive: true, force: true });
}

/** `--outputFile` and `--json` come from npm test, which reads the report. */
function optionsOrExit() {
  const options = { models: { type: 'string' }, outputFile: { type: 'string' }, json: { type: 'boolean' } };
  try {
    const { values } = parseArgs({ options, strict: true });
    return { models: (values.models ?? '').split(',').filter((name) => name !== ''), report: values.outputFile };
  } catch (error) {
    return fail(`${error.message}\nUsage: npm run e2e:ollama [-- --models a,b]`, 2);
  }
}

function holds(model) {
  return names.includes(model) || names.includes(`${model}:latest`);
}

/** Names of the models that the server holds. */
async function modelsOf(address) {
  try {
    const response = await fetch(`${address}/api/tags`, { signal: AbortSignal.timeout(PATIENCE_MS) });
    const { models: found } = await response.json();
    if (Array.isArray(found)) return found.map(({ name }) => name);
  } catch (error) {
    const reason = error.cause?.code ?? error.message;
    return fail(`No Ollama server answers at ${address} (${reason}). Start one (ollama serve), or set OLLAMA_HOST.`, 1);
  }
  return fail(`What answers at ${address} is no Ollama server. Set OLLAMA_HOST.`, 1);
}

function fail(sentence, code) {
  console.error(sentence);
  process.exit(code);
}
