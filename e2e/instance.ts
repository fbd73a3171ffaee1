import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Program, type Ended, type Environment } from './program';

/** The built program as a process of its own, on a data folder of its own. */
export class Instance {
  private constructor(
    readonly program: Program,
    readonly folder: string,
    readonly url: string,
  ) {}

  /** Starts `assay serve` and waits for its address. A folder given is kept, else it is a new one that goes with the instance. */
  static async start(env: Environment = {}, folder?: string): Promise<Instance> {
    const home = folder ?? (await newHome());
    const program = Program.assay(['serve'], { ...environmentOf(home), ...env });
    const [, url = ''] = await program.says(/ready at (http:\S+)/);
    return new Instance(program, home, url);
  }

  /** What it wrote to its log. */
  get errors(): string {
    return this.program.stderr;
  }

  get pid(): number {
    return this.program.pid;
  }

  async api<Body>(method: string, path: string, body?: unknown): Promise<Body> {
    const response = await fetch(`${this.url}${path}`, {
      method,
      ...(body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
    return (await response.json()) as Body;
  }

  /** Registers a model server and reads its models; gives its id. */
  async register(name: string, baseUrl: string): Promise<string> {
    const { id } = await this.api<{ id: string }>('POST', '/api/servers', { name, baseUrl });
    await this.api('POST', `/api/servers/${id}/refresh`);
    return id;
  }

  /** Ends it like the system would in an emergency. */
  async kill(): Promise<void> {
    await this.program.end('SIGKILL');
  }

  async stop(keepFolder = false): Promise<Ended> {
    const ended = await (this.program.isRunning ? this.program.end('SIGTERM') : this.program.ended);
    if (!keepFolder) await removeHome(this.folder);
    return ended;
  }
}

/** A new folder with a space in its name. */
export function newHome(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'assay e2e '));
}

export function removeHome(home: string): Promise<void> {
  return rm(home, { recursive: true, force: true, maxRetries: 5 });
}

/** The data folder of an instance. */
export function dataFolder(home: string): string {
  return join(home, 'data');
}

/** A free port, a data folder below `home`, no model server, and only what went wrong in the log. */
export function environmentOf(home: string): Environment {
  return { PORT: '0', ASSAY_DATA_DIR: dataFolder(home), ASSAY_LOG: 'warn', OLLAMA_HOST: 'http://127.0.0.1:9' };
}
