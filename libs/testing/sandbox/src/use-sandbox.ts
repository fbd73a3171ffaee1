import { join } from 'node:path';
import type { TaskDraft } from '@assay/contracts';
import type { CodeSandbox } from '@assay/domain/run';
import type { OutcomeScore } from '@assay/domain/scoring';
import { scoreDraft } from '@assay/server/evaluation';
import { WasmSandbox } from '@assay/server/sandbox';

/** The checkout. */
export const ROOT = join(__dirname, '..', '..', '..', '..');

/** The real sandbox, for a spec. */
export interface SpecSandbox {
  readonly sandbox: CodeSandbox;
  /** Scores an answer to a task as the engine would; `variant` from 1. */
  score(task: TaskDraft, output: string, variant?: number): Promise<OutcomeScore>;
}

/** The real sandbox for a spec file, closed behind it: call it at the file's top level. Starts nothing until a program has to run. */
export function useSandbox(): SpecSandbox {
  const sandbox = new WasmSandbox({
    root: ROOT,
    // The snapshot of Python is made once per checkout, as it takes seconds.
    folder: join(ROOT, '.cache', 'sandbox-specs'),
    policy: 'auto',
    workers: 2,
    spares: false,
  });
  afterAll(() => sandbox.close());
  return {
    sandbox,
    score: (task, output, variant = 1) => scoreDraft(task, output, variant, { sandbox }),
  };
}
