import { join } from 'node:path';
import type { CallOutcome, CodeCall, CodeLanguage, CodeLimits } from '@assay/domain/run';
import type { SandboxOptions } from '../sandbox-options';
import { WasmSandbox } from '../wasm-sandbox';

/** The checkout. */
export const ROOT = join(__dirname, '..', '..', '..', '..', '..');

/** Made once per checkout, as it takes seconds. */
export const SPEC_FOLDER = join(ROOT, '.cache', 'sandbox-specs');

/** Short, but not for a machine that is busy: what does not end is ended by its CPU time. */
export const SPEC_LIMITS: CodeLimits = { cpuMs: 400, wallMs: 30_000, taskMs: 60_000 };

/** A sandbox that has looked at the machine; close it. */
export async function openSpecSandbox(options: Partial<SandboxOptions> = {}): Promise<WasmSandbox> {
  const sandbox = new WasmSandbox({
    root: ROOT,
    folder: SPEC_FOLDER,
    policy: 'auto',
    workers: 2,
    spares: false,
    ...options,
  });
  await sandbox.open();
  return sandbox;
}

/** Runs one program and gives the outcomes of its calls; a program that does not load gives one outcome. */
export async function runProgram(
  sandbox: WasmSandbox,
  language: CodeLanguage,
  source: string,
  calls: readonly CodeCall[] = [{ args: [2, 3] }],
): Promise<readonly CallOutcome[]> {
  const program = { language, sources: [source], entryPoint: 'add', limits: SPEC_LIMITS };
  const run = await sandbox.runCases(program, calls);
  return run.problem === null ? run.calls : [{ kind: 'problem', problem: run.problem, printed: '' }];
}

/** The value of the first call, or the verdict where there is none. */
export async function firstOf(sandbox: WasmSandbox, language: CodeLanguage, source: string, ...args: CodeCall['args']) {
  const [first] = await runProgram(sandbox, language, source, [{ args }]);
  if (first?.kind === 'value') return first.value;
  return first?.kind === 'problem' ? first.problem : null;
}
