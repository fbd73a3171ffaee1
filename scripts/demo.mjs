// npm run demo [-- --speed N]: the whole program on a throw-away data folder, with two simulated servers whose models are named demo-….
import { spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildWhatChanged } from './build-what-changed.mjs';
import { ended, projectNode } from './run.mjs';
import { loadTypeScript } from './load-typescript.mjs';
import { ROOT } from './workspace.mjs';

const CORE = join(ROOT, 'seed-data', 'core');
const SERVERS = {
  'demo-workstation': ['demo-medium', 'demo-small', 'demo-tiny'],
  'demo-rack': ['demo-large', 'demo-thinker', 'demo-flaky'],
};
/** A short run, so that there is something to compare at once, and one of some minutes to watch. */
const RUNS = [
  { name: 'Two small models, reasoning', models: ['demo-small', 'demo-tiny'], taskTypes: ['reasoning'], epochs: 1 },
  { name: 'Three models, all core tasks', models: ['demo-medium', 'demo-large', 'demo-thinker'], epochs: 1 },
];

/** How many times as fast as real ones the simulated servers are. */
const speed = speedOf(process.argv.slice(2));
await buildWhatChanged(['server', 'console']);
console.log('Starting two simulated servers and Assay on a new database …');
const servers = await startServers();
const folder = await mkdtemp(join(tmpdir(), 'assay-demo-'));
const child = spawn(projectNode(), [join(ROOT, 'dist', 'server', 'cli.js'), 'serve'], {
  stdio: ['ignore', 'pipe', 'inherit'],
  env: {
    ...process.env,
    ASSAY_LOG: process.env.ASSAY_LOG ?? 'warn',
    ASSAY_DATA_DIR: folder,
    DATABASE_URL: '',
    OLLAMA_HOST: servers['demo-workstation'].url,
  },
});
// Ctrl-C reaches both of us, and what is sent to us alone has to be passed on: twice within a moment counts once there.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
let output = '';
child.stdout.setEncoding('utf8').on('data', (text) => {
  const before = addressIn(output);
  output += text;
  const url = addressIn(output);
  if (before === null && url !== null) prepare(url).catch((error) => fail(error));
});
const code = await ended(child);
await Promise.all(Object.values(servers).map((server) => server.close()));
await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
process.exitCode = typeof code === 'number' ? code : 1;

function speedOf(args) {
  try {
    const { speed: given = '1' } = parseArgs({ args, options: { speed: { type: 'string' } } }).values;
    const number = Number(given);
    if (number >= 0.1 && number <= 1_000) return number;
    throw new Error(`--speed is a number from 0.1 to 1000, not "${given}".`);
  } catch (error) {
    console.error(`${error.message}\nUsage: npm run demo [-- --speed N]`);
    process.exit(2);
  }
}

async function startServers() {
  const [{ demoModels, startFakeOllama }, tasks] = await Promise.all([
    loadTypeScript('libs/testing/fake-ollama/src/index.ts'),
    demoTasks(),
  ]);
  const { models, answer } = demoModels(tasks);
  const entries = Object.entries(SERVERS).map(async ([name, tags]) => {
    const own = models.filter((model) => tags.includes(model.name));
    return [name, await startFakeOllama({ models: own, answer, timeScale: 1 / speed })];
  });
  return Object.fromEntries(await Promise.all(entries));
}

/** Every variant of every core task, with the answers that must pass and must fail. */
async function demoTasks() {
  const { checkTaskFile, parseTaskFile } = await loadTypeScript('libs/domain/task-file/src/index.ts');
  const files = (await readdir(CORE, { recursive: true })).filter((name) => name.endsWith('.yaml'));
  const texts = await Promise.all(files.map((name) => readFile(join(CORE, name), 'utf8')));
  return texts
    .flatMap((text) => checkTaskFile(parseTaskFile(text, { format: 'yaml' })).tasks)
    .flatMap(({ draft }) => variantsOf(draft).map((variant) => ({ ...variant, difficulty: draft.difficulty ?? null })));
}

function variantsOf(draft) {
  const variants = draft.variants?.length > 0 ? draft.variants : [draft];
  return variants.map(({ taskDescription, mustPass = [], mustFail = [] }) => ({ taskDescription, mustPass, mustFail }));
}

/** Names the servers and starts runs, so that there is something to see. */
async function prepare(url) {
  const { items } = await api(url, 'GET', '/api/servers');
  await api(url, 'PATCH', `/api/servers/${items[0].id}`, { name: 'demo-workstation' });
  const rack = await api(url, 'POST', '/api/servers', { name: 'demo-rack', baseUrl: servers['demo-rack'].url });
  for (const id of [items[0].id, rack.id]) await api(url, 'POST', `/api/servers/${id}/refresh`);
  for (const { models, ...run } of RUNS)
    await api(url, 'POST', '/api/benchmarks/run', { ...run, models: models.map((model) => ({ model })) });
  console.log(`Assay is ready at ${url} (demo: simulated models, data is thrown away at the end). Ctrl-C stops it.`);
}

async function api(base, method, path, body) {
  const response = await fetch(`${base}${path}`, {
    method,
    ...(body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(`${method} ${path}: ${await response.text()}`);
  return response.json();
}

function addressIn(text) {
  return /ready at (http:\S+)/.exec(text)?.[1] ?? null;
}

function fail(error) {
  console.error(error);
  child.kill('SIGTERM');
}
