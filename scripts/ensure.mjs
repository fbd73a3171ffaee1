// Runs before start, test and the like, on whatever Node npm itself runs on (20 or newer) and without any package: installs what is missing.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { oneAtATime } from './one-at-a-time.mjs';
import { ROOT } from './workspace.mjs';

const STAMP = join(ROOT, 'node_modules', '.assay-lock');

if (Number(process.versions.node.split('.')[0]) < 20) {
  console.error(`This is Node ${process.versions.node}; Assay needs Node 20 or newer.`);
  process.exit(2);
}
const wanted = await stampOf(join(ROOT, 'package-lock.json'));
if ((await text(STAMP)) !== wanted) await oneAtATime('install', () => bringUpToDate(wanted));
// The scripts of package.json begin with "exec": then signals that npm passes on reach them, not a shell in between. Windows knows no exec.
if (process.platform === 'win32') await writeFile(join(ROOT, 'node_modules', '.bin', 'exec.cmd'), '@%*\r\n');

async function bringUpToDate(stamp) {
  if ((await text(STAMP)) === stamp) return;
  if (!(await isInstalled())) await install();
  await writeFile(STAMP, stamp);
}

/** Platform and architecture count too: packages with binaries differ. */
async function stampOf(lockFile) {
  const lock = await readFile(lockFile);
  return createHash('sha256').update(`${process.platform} ${process.arch}\n`).update(lock).digest('hex');
}

/** Whether npm itself has already installed just this (`npm ci` or `npm install` by hand): it keeps a list of what lies in node_modules. */
async function isInstalled() {
  const [wantedText, presentText] = await Promise.all([
    text(join(ROOT, 'package-lock.json')),
    text(join(ROOT, 'node_modules', '.package-lock.json')),
  ]);
  if (presentText === '') return false;
  const expected = JSON.parse(wantedText).packages;
  const present = JSON.parse(presentText).packages;
  const same = ([path, { version, integrity, optional }]) => {
    const found = present[path];
    return found === undefined ? optional === true : found.version === version && found.integrity === integrity;
  };
  const missing = Object.entries(expected)
    .filter(([path]) => path !== '')
    .some((entry) => !same(entry));
  return !missing && Object.keys(present).every((path) => path in expected) && someBinaries(present);
}

/** Packages of a platform are optional: a folder copied from another machine has all but those. */
function someBinaries(present) {
  const suffix = `${process.platform}-${process.arch}`;
  return Object.keys(present).some((path) => path.startsWith('node_modules/') && path.endsWith(suffix));
}

async function install() {
  console.log('Installing packages: once, about a minute with a fast connection …');
  const began = performance.now();
  // On a terminal npm turns a wheel of its own.
  const timer = setInterval(
    () => process.stdout.isTTY || console.log(`… still installing (${seconds(began)} s)`),
    15_000,
  );
  try {
    const code = await npm(['ci', '--loglevel=error', '--no-fund', '--no-audit']);
    if (code !== 0) process.exit(code);
  } finally {
    clearInterval(timer);
  }
  console.log(`Installed packages in ${seconds(began)} s.`);
}

/** The npm that started us, else the one on the path. */
function npm(args) {
  const cli = process.env.npm_execpath;
  const options = { cwd: ROOT, stdio: 'inherit' };
  const child =
    cli === undefined
      ? spawn('npm', args, { ...options, shell: process.platform === 'win32' })
      : spawn(process.execPath, [cli, ...args], options);
  return new Promise((resolve) => {
    child.once('error', (error) => {
      console.error(`npm cannot be started: ${error.message}`);
      resolve(1);
    });
    child.once('close', (code) => resolve(code ?? 1));
  });
}

function seconds(began) {
  return Math.round((performance.now() - began) / 1000);
}

async function text(path) {
  return readFile(path, 'utf8').catch((error) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
}
