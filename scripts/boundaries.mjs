// Checks who imports whom (.dependency-cruiser.cjs), and proves for every rule that it catches what it is for: a small tree of forbidden
// imports has to be refused, each for its reason and for no other.
import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { projectNode } from './run.mjs';
import { ROOT } from './workspace.mjs';

const CONFIG = join(ROOT, '.dependency-cruiser.cjs');
const CRUISER = join(ROOT, 'node_modules', 'dependency-cruiser', 'bin', 'dependency-cruiser.mjs');
const ROOMS = ['libs', 'apps', 'migrations', 'e2e', 'seed-data'];

/** Forbidden imports: who, what, and the rule that has to refuse it. */
const CANARIES = [
  ['libs/contracts/src/a.ts', '@assay/domain/run', 'contracts-know-nothing'],
  ['libs/contracts/src/b.ts', 'js-yaml', 'contracts-install-nothing'],
  ['libs/domain/run/src/a.ts', '@assay/server/config', 'domain-knows-contracts'],
  ['libs/domain/run/src/b.ts', 'node:fs', 'pure'],
  ['libs/domain/run/src/c.ts', 'rxjs', 'domain-packages'],
  ['libs/domain/run/src/d.ts', '../../scoring/src/inside', 'front-door'],
  ['libs/domain/run/src/e.ts', './f', 'no-cycles'],
  ['libs/domain/run/src/g.ts', './nowhere', 'resolvable'],
  ['libs/server/config/src/a.ts', '@assay/server/execution', 'infrastructure'],
  ['libs/server/execution/src/a.ts', '@assay/server/tasks', 'engines'],
  ['libs/server/evaluation/src/a.ts', '@assay/server/execution', 'engines'],
  ['libs/server/tasks/src/a.ts', '@assay/server/runs', 'features'],
  ['libs/server/tasks/src/b.ts', '@assay/web/data', 'features'],
  ['libs/server/tasks/src/c.ts', 'typeorm', 'typeorm-at-home'],
  ['libs/server/tasks/src/d.ts', 'pg', 'pg-at-home'],
  ['libs/server/tasks/src/e.ts', 'ollama', 'ollama-at-home'],
  ['libs/server/tasks/src/f.ts', 'undici', 'undici-at-home'],
  ['libs/server/tasks/src/g.ts', '@angular/core', 'angular-at-home'],
  ['libs/server/tasks/src/h.ts', '@assay/testing/database', 'features testing-is-for-tests'],
  ['libs/web/data/src/a.ts', '@assay/web/tasks', 'pages web-base'],
  ['libs/web/tasks/src/a.ts', '@assay/web/runs', 'pages'],
  ['libs/web/tasks/src/b.ts', '@assay/server/tasks', 'pages'],
  ['libs/web/tasks/src/c.ts', 'node:path', 'browser-only'],
  ['libs/web/tasks/src/d.ts', '@nestjs/common', 'nest-at-home'],
  ['apps/console/src/a.ts', '@assay/server/tasks', 'console'],
  ['apps/api/src/a.ts', '@assay/web/tasks', 'server-apps'],
  ['apps/cli/src/a.ts', '../../../libs/server/tasks/src/inside', 'front-door-of-libs'],
  ['migrations/a.ts', '@assay/server/persistence', 'migrations'],
];

const problems = [...(await realTree()), ...(await canaries()), ...(await uncovered())];
if (problems.length > 0) {
  console.error(problems.join('\n'));
  process.exit(1);
}

async function realTree() {
  const found = await cruise(ROOT, ROOMS);
  return found.map(({ from, to, rule, cycle }) => `${rule}: ${from} → ${cycle ?? to}`);
}

async function canaries() {
  const tree = await mkdtemp(join(tmpdir(), 'assay-boundaries-'));
  try {
    await plant(tree);
    const found = await cruise(tree, await readdir(tree).then((names) => names.filter((name) => ROOMS.includes(name))));
    const expected = CANARIES.map(([file, target, rules]) => ({ file, target, rules }));
    const wrong = expected.filter(({ file, rules }) => rulesFor(found, file) !== rules);
    const strays = found.filter(({ from }) => !expected.some(({ file }) => file === from));
    return [
      ...wrong.map(
        ({ file, target, rules }) =>
          `canary: ${file} → ${target} has to be refused by "${rules}", not by "${rulesFor(found, file)}"`,
      ),
      ...strays.map(
        ({ from, to, rule }) => `canary: ${from} → ${to} is refused by "${rule}", although nothing is wrong with it`,
      ),
    ];
  } finally {
    await rm(tree, { recursive: true, force: true });
  }
}

/** Rules that no canary has proved. */
async function uncovered() {
  const { forbidden } = createRequire(import.meta.url)(CONFIG);
  const proved = new Set(CANARIES.flatMap(([, , rules]) => rules.split(' ')));
  return forbidden
    .filter(({ name }) => !proved.has(name))
    .map(({ name }) => `canary: nothing proves the rule "${name}"`);
}

async function plant(tree) {
  await cp(join(ROOT, 'tsconfig.base.json'), join(tree, 'tsconfig.base.json'));
  await symlink(join(ROOT, 'node_modules'), join(tree, 'node_modules'), 'junction');
  const doors = ['contracts', 'domain/run', 'domain/scoring', 'web/data', 'web/tasks', 'web/runs', 'testing/database'];
  const rooms = ['config', 'persistence', 'evaluation', 'execution', 'tasks', 'runs'].map((name) => `server/${name}`);
  const files = [
    ...[...doors, ...rooms]
      .flatMap((room) => [`libs/${room}/src/index.ts`, `libs/${room}/src/inside.ts`])
      .map((file) => [file, 'export {};\n']),
    ...CANARIES.map(([file, target]) => [file, `import '${target}';\n`]),
    ['libs/domain/run/src/f.ts', "import './e';\n"],
    // Allowed: the same imports from a spec, and from where they belong.
    ['libs/domain/run/src/fine.spec.ts', "import '@assay/server/config';\nimport 'node:fs';\n"],
    ['libs/server/execution/src/fine.ts', "import '@assay/server/evaluation';\nimport '@assay/domain/run';\n"],
    ['libs/server/persistence/src/fine.ts', "import 'typeorm';\nimport 'pg';\nimport '@assay/server/config';\n"],
    ['apps/api/src/fine.ts', "import '@assay/server/tasks';\nimport '@nestjs/common';\nimport 'node:fs';\n"],
    ['libs/web/tasks/src/fine.ts', "import '@assay/web/data';\nimport '@assay/contracts';\nimport '@angular/core';\n"],
  ];
  for (const [file, text] of files) {
    await mkdir(dirname(join(tree, file)), { recursive: true });
    await writeFile(join(tree, file), text);
  }
}

function rulesFor(found, file) {
  const names = found.filter(({ from }) => from === file).map(({ rule }) => rule);
  return [...new Set(names)].sort().join(' ');
}

async function cruise(cwd, rooms) {
  const { violations } = (await cruiserOutput(cwd, rooms)).summary;
  return violations.map(({ from, to, rule, cycle }) => ({
    from,
    to,
    rule: rule.name,
    cycle: cycle?.map(({ name }) => name).join(' → '),
  }));
}

/** dependency-cruiser ends with the number of errors as its code: what counts is that it wrote its report. */
function cruiserOutput(cwd, rooms) {
  const args = [CRUISER, '--config', CONFIG, '--output-type', 'json', ...rooms];
  return new Promise((resolve, reject) => {
    execFile(projectNode(), args, { cwd, maxBuffer: 1e9 }, (error, stdout, stderr) => {
      try {
        resolve(JSON.parse(stdout));
      } catch {
        reject(new Error(`dependency-cruiser wrote no report: ${stderr || error?.message}`));
      }
    });
  });
}
