import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { EngineProcessOrder } from './engine-process';

/** What it loads is kept compiled, as the command line does: processes that are killed would begin anew each time. */
const SCRIPT = `
  import module from 'node:module';
  module.enableCompileCache('node_modules/.cache/assay/compiled');
  const [order, known] = process.argv.slice(1);
  const { loadTypeScript } = await import('./scripts/load-typescript.mjs');
  const { runEngineProcess } = known ? await import(known) : await loadTypeScript('libs/testing/engine/src/engine-process.ts');
  await runEngineProcess(JSON.parse(order));
  module.flushCompileCache();
`;

/** Where the first process has put its bundle, so that later ones need not make it again. */
let bundle = '';

/** An engine in a process of its own, which a spec may kill. */
export class EngineProcess {
  private readonly output: string[] = [];

  private constructor(private readonly child: ChildProcess) {
    child.stdout?.on('data', (text: Buffer) => this.output.push(text.toString()));
    child.stderr?.on('data', (text: Buffer) => this.output.push(text.toString()));
  }

  /** Resolves when it works. */
  static async start(order: EngineProcessOrder): Promise<EngineProcess> {
    const cwd = join(__dirname, '..', '..', '..', '..');
    const child = spawn(process.execPath, ['--input-type=module', '--eval', SCRIPT, JSON.stringify(order), bundle], {
      cwd,
    });
    const engine = new EngineProcess(child);
    while (!engine.output.join('').includes('ready')) {
      if (child.exitCode !== null) throw new Error(engine.output.join(''));
      await Promise.race([once(child.stdout, 'data'), once(child, 'exit')]);
    }
    bundle = /ready (\S+)/.exec(engine.output.join(''))?.[1] ?? '';
    return engine;
  }

  /** Resolves with the signal or exit code that ended it. */
  async ended(): Promise<string | number | null> {
    if (this.child.exitCode === null && this.child.signalCode === null) await once(this.child, 'exit');
    return this.child.signalCode ?? this.child.exitCode;
  }

  /** Sends a signal and waits until the process is gone; SIGSTOP and SIGCONT do not wait. */
  async signal(signal: NodeJS.Signals): Promise<void> {
    this.child.kill(signal);
    if (signal !== 'SIGSTOP' && signal !== 'SIGCONT') await this.ended();
  }
}
