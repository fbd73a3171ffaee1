import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';

const HERE = join(process.cwd(), 'e2e', 'llama');
/** A Python that has the package xllamacpp; set by scripts/e2e-llama.mjs. */
const PYTHON = process.env['ASSAY_E2E_LLAMA_PYTHON'] ?? '';

/** Real llama.cpp servers, one for each model, in one process that ends with this one. */
export class LlamaServers {
  private constructor(
    private readonly child: ChildProcessByStdio<Writable, Readable, Readable>,
    /** By the name of the model. */
    readonly addresses: Readonly<Record<string, string>>,
  ) {}

  static async start(models: readonly string[]): Promise<LlamaServers> {
    const files = models.map((model) => join(HERE, 'models', `${model}.gguf`));
    const child = spawn(PYTHON, [join(HERE, 'serve-models.py'), ...files], { stdio: ['pipe', 'pipe', 'pipe'] });
    let errors = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => (errors = (errors + text).slice(-4_000)));
    const line = await new Promise<string>((resolve, reject) => {
      let output = '';
      child.stdout.setEncoding('utf8').on('data', (text: string) => {
        output += text;
        if (output.includes('\n')) resolve(output);
      });
      child.once('error', reject);
      child.once('exit', (code) => reject(new Error(`The llama.cpp servers ended with ${code}: ${errors}`)));
    });
    return new LlamaServers(child, JSON.parse(line) as Record<string, string>);
  }

  async stop(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const ended = new Promise((resolve) => this.child.once('exit', resolve));
    this.child.stdin.end();
    this.child.kill('SIGKILL');
    await ended;
  }
}
