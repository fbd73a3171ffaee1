// The built program as a process of its own, on a data folder of its own, with what the system says of its costs.
import { spawn } from 'node:child_process';

import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ended, projectNode } from '../run.mjs';
import { ROOT } from '../workspace.mjs';

const CLI = join(ROOT, 'dist', 'server', 'cli.js');
const COMPILED = join(ROOT, 'node_modules', '.cache', 'assay', 'compiled');
/** Clock ticks a second in /proc, the same on every Linux that Node runs on. */
const TICKS = 100;

/** Gives `work` a new folder and takes it away afterwards. */
export async function inFolder(work) {
  const folder = await mkdtemp(join(tmpdir(), 'assay-bench-'));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
  }
}

function environmentOf(folder) {
  const { PATH, HOME, TMPDIR } = process.env;
  return {
    ...{ PATH, HOME, ...(TMPDIR === undefined ? {} : { TMPDIR }) },
    ...{ PORT: '0', ASSAY_DATA_DIR: join(folder, 'data'), ASSAY_LOG: 'error', OLLAMA_HOST: 'http://127.0.0.1:9' },
    NODE_COMPILE_CACHE: COMPILED,
  };
}

/** Runs a command to its end; gives its exit code, output and the time that it took, ms. */
export async function runCommand(folder, args) {
  const began = performance.now();
  const child = spawn(projectNode(), [CLI, ...args], {
    cwd: ROOT,
    env: environmentOf(folder),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (output += text));
  const code = await ended(child);
  return { code, output, ms: performance.now() - began };
}

/** A running `assay serve`. */
export class Served {
  constructor(child, url) {
    this.child = child;
    this.url = url;
  }

  static async start(folder) {
    const child = spawn(projectNode(), [CLI, 'serve'], {
      cwd: ROOT,
      env: environmentOf(folder),
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const url = await new Promise((resolve, reject) => {
      let output = '';
      child.once('close', (code) => reject(new Error(`assay serve ended with ${code}: ${output}`)));
      child.stdout.setEncoding('utf8').on('data', (text) => {
        output += text;
        const found = /ready at (http:\S+)/.exec(output)?.[1];
        if (found !== undefined) resolve(found);
      });
    });
    return new Served(child, url);
  }

  async api(method, path, body) {
    const response = await fetch(`${this.url}${path}`, {
      method,
      ...(body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
    return response.json();
  }

  /** Registers a fake with its slots and reads its models; gives the id of the server. */
  async register(fake, slots) {
    const { id } = await this.api('POST', '/api/servers', { name: 'bench', baseUrl: fake.url, slots });
    await this.api('POST', `/api/servers/${id}/refresh`);
    return id;
  }

  /** Imports tasks; gives their ids in the order of their keys. */
  async importTasks(tasks) {
    await this.api('POST', '/api/benchmarks/tasks/import?format=json', tasks);
    const ids = [];
    for (let cursor = ''; cursor !== null;) {
      const after = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`;
      const page = await this.api('GET', `/api/benchmarks/tasks?category=bench&limit=500${after}`);
      ids.push(...page.items.map(({ id, key }) => [key, id]));
      cursor = page.nextCursor;
    }
    return ids.sort().map(([, id]) => id);
  }

  async startRun(body) {
    const { runId } = await this.api('POST', '/api/benchmarks/run', { epochs: 1, judge: null, ...body });
    return runId;
  }

  run(runId) {
    return this.api('GET', `/api/benchmarks/runs/${runId}`);
  }

  /** Looks every so often until the run has ended; `look` is told of every reading. */
  async untilEnded(runId, { everyMs = 500, look = () => undefined } = {}) {
    for (;;) {
      const run = await this.run(runId);
      await look(run);
      if (run.finishedAt !== null) return run;
      await new Promise((resolve) => setTimeout(resolve, everyMs));
    }
  }

  async results(runId) {
    const results = [];
    for (let cursor = ''; cursor !== null;) {
      const after = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`;
      const page = await this.api('GET', `/api/benchmarks/results?runId=${runId}&limit=500${after}`);
      results.push(...page.items);
      cursor = page.nextCursor;
    }
    return results;
  }

  /** Processor time of the process so far, ms; null where the system does not say. */
  async cpuMs() {
    const stat = await readFile(`/proc/${this.child.pid}/stat`, 'utf8').catch(() => null);
    if (stat === null) return null;
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return ((Number(fields[11]) + Number(fields[12])) * 1_000) / TICKS;
  }

  /** Memory of the process, MiB: now, and the most so far; null where the system does not say. */
  async memoryMiB() {
    const status = await readFile(`/proc/${this.child.pid}/status`, 'utf8').catch(() => null);
    if (status === null) return null;
    const of = (name) => Number(new RegExp(`${name}:\\s+(\\d+) kB`).exec(status)?.[1] ?? Number.NaN) / 1_024;
    return { now: of('VmRSS'), most: of('VmHWM') };
  }

  async end(signal = 'SIGTERM') {
    if (this.child.exitCode === null && this.child.signalCode === null) {
      const over = ended(this.child);
      this.child.kill(signal);
      await over;
    }
  }
}
