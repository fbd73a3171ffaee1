import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { join } from 'node:path';
import type { Readable } from 'node:stream';

const ROOT = process.cwd();
/** As the start script does it. */
const COMPILED = { NODE_COMPILE_CACHE: join(ROOT, 'node_modules', '.cache', 'assay', 'compiled') };

/** How a process ended, and what it wrote. */
export interface Ended {
  /** Null when a signal ended it. */
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Variables that a spec sets; undefined takes one away. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** A process of the project, with nothing of our own environment but where programs and the home folder are. */
export class Program {
  stdout = '';
  stderr = '';
  readonly ended: Promise<Ended>;
  private readonly child: ChildProcessByStdio<null, Readable, Readable>;
  private readonly listeners = new Set<() => void>();

  constructor(file: string, args: readonly string[], env: Environment) {
    this.child = spawn(process.execPath, [join(ROOT, file), ...args], {
      cwd: ROOT,
      env: { PATH: process.env['PATH'], HOME: process.env['HOME'], TMPDIR: process.env['TMPDIR'], ...COMPILED, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.child.stdout.setEncoding('utf8').on('data', (text: string) => this.heard((this.stdout += text)));
    this.child.stderr.setEncoding('utf8').on('data', (text: string) => this.heard((this.stderr += text)));
    this.ended = new Promise((resolve, reject) => {
      this.child.once('error', reject);
      this.child.once('close', (code, signal) => {
        resolve({ code, signal, stdout: this.stdout, stderr: this.stderr });
      });
    });
  }

  /** The built command line. */
  static assay(args: readonly string[], env: Environment = {}): Program {
    return new Program(join('dist', 'server', 'cli.js'), args, env);
  }

  get pid(): number {
    return this.child.pid ?? 0;
  }

  get isRunning(): boolean {
    return this.child.exitCode === null && this.child.signalCode === null;
  }

  /** The first match in what it writes to stdout. Rejects with its error output when it ends without one. */
  async says(pattern: RegExp): Promise<RegExpExecArray> {
    const found = new Promise<RegExpExecArray>((resolve) => {
      const look = (): void => {
        const match = pattern.exec(this.stdout);
        if (match === null) return;
        this.listeners.delete(look);
        resolve(match);
      };
      this.listeners.add(look);
      look();
    });
    const over = this.ended.then(({ code, signal, stderr }) => {
      throw new Error(`It ended with ${code ?? signal} and did not say ${String(pattern)}: ${stderr}`);
    });
    return Promise.race([found, over]);
  }

  signal(signal: NodeJS.Signals): void {
    this.child.kill(signal);
  }

  /** Sends a signal and waits for the end. */
  async end(signal: NodeJS.Signals): Promise<Ended> {
    this.signal(signal);
    return this.ended;
  }

  private heard(_text: string): void {
    for (const look of [...this.listeners]) look();
  }
}
