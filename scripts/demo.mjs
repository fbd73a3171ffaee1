// npm run demo: the whole program on a throw-away data folder, with two simulated servers whose models are named demo-….
import { spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildWhatChanged } from './build-what-changed.mjs';
import { ended, projectNode } from './run.mjs';
import { loadTypeScript } from './load-typescript.mjs';
import { ROOT } from './workspace.mjs';

const CORE = join(ROOT, 'seed-data', 'core');
/** Real seconds for each simulated one: a run of three models takes about a minute. */
const TIME_SCALE = 0.25;
const SERVERS = {
  'demo-workstation': ['demo-medium', 'demo-small'],
  'demo-rack': ['demo-large', 'demo-thinker'],
};

await buildWhatChanged(['server', 'console']);
const folder = await mkdtemp(join(tmpdir(), 'assay-demo-'));
const servers = await startServers();
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
// Ctrl-C reaches both of us; what is sent to us alone is passed on.
process.on('SIGINT', () => undefined);
process.on('SIGTERM', () => child.kill('SIGTERM'));
let output = '';
child.stdout.setEncoding('utf8').on('data', (text) => {
  const before = addressIn(output);
  output += text;
  const url = addressIn(output);
  if (before === null && url !== null) prepare(url).catch((error) => fail(error));
});
const code = await ended(child);
await Promise.all(Object.values(servers).map((server) => server.close()));
await rm(folder, { recursive: true, force: true });
process.exitCode = typeof code === 'number' ? code : 1;

async function startServers() {
  const [{ demoModels, startFakeOllama }, tasks] = await Promise.all([
    loadTypeScript('libs/testing/fake-ollama/src/index.ts'),
    demoTasks(),
  ]);
  const { models, answer } = demoModels(tasks);
  const entries = Object.entries(SERVERS).map(async ([name, tags]) => {
    const own = models.filter((model) => tags.includes(model.name));
    return [name, await startFakeOllama({ models: own, answer, timeScale: TIME_SCALE })];
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

/** Names the servers and starts a first run, so that there is something to see. */
async function prepare(url) {
  const { items } = await api(url, 'GET', '/api/servers');
  await api(url, 'PATCH', `/api/servers/${items[0].id}`, { name: 'demo-workstation' });
  const rack = await api(url, 'POST', '/api/servers', { name: 'demo-rack', baseUrl: servers['demo-rack'].url });
  for (const id of [items[0].id, rack.id]) await api(url, 'POST', `/api/servers/${id}/refresh`);
  const models = ['demo-medium', 'demo-small', 'demo-thinker'].map((model) => ({ model }));
  await api(url, 'POST', '/api/benchmarks/run', { name: 'First look at three simulated models', models, epochs: 3 });
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
