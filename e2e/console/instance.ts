import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..', '..');

/** The built program as a process of its own, on a data folder of its own. */
export class Instance {
  private constructor(
    private readonly child: ChildProcess,
    readonly folder: string,
    readonly url: string,
    private readonly log: () => string,
  ) {}

  /** Starts `assay serve` and waits for its address. A folder given is kept, else it is a new one that goes with the instance. */
  static async start(env: Record<string, string> = {}, folder?: string): Promise<Instance> {
    const data = folder ?? (await mkdtemp(join(tmpdir(), 'assay e2e ')));
    const child = spawn(process.execPath, [join(ROOT, 'dist', 'server', 'cli.js'), 'serve'], {
      env: {
        PATH: process.env['PATH'],
        HOME: process.env['HOME'],
        PORT: '0',
        ASSAY_DATA_DIR: join(data, 'data'),
        ASSAY_LOG: 'warn',
        OLLAMA_HOST: 'http://127.0.0.1:9',
        ...env,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let log = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => (log += text));
    const url = await new Promise<string>((resolve, reject) => {
      let out = '';
      child.stdout.setEncoding('utf8').on('data', (text: string) => {
        out += text;
        const match = /ready at (http:\S+)/.exec(out);
        if (match?.[1] !== undefined) resolve(match[1]);
      });
      child.once('exit', (code) => reject(new Error(`assay serve ended with ${code}: ${log}`)));
    });
    return new Instance(child, data, url, () => log);
  }

  /** What it wrote to its log. */
  get errors(): string {
    return this.log();
  }

  async api<Body>(method: string, path: string, body?: unknown): Promise<Body> {
    const response = await fetch(`${this.url}${path}`, {
      method,
      ...(body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
    return (await response.json()) as Body;
  }

  /** Registers a model server and reads its models. */
  async register(name: string, baseUrl: string): Promise<void> {
    const { id } = await this.api<{ id: string }>('POST', '/api/servers', { name, baseUrl });
    await this.api('POST', `/api/servers/${id}/refresh`);
  }

  /** Ends it like the system would in an emergency. */
  async kill(): Promise<void> {
    const gone = new Promise((resolve) => this.child.once('exit', resolve));
    this.child.kill('SIGKILL');
    await gone;
  }

  async stop(keepFolder = false): Promise<void> {
    if (this.child.exitCode === null && this.child.signalCode === null) {
      const gone = new Promise((resolve) => this.child.once('exit', resolve));
      this.child.kill('SIGTERM');
      await gone;
    }
    if (!keepFolder) await rm(this.folder, { recursive: true, force: true });
  }
}
