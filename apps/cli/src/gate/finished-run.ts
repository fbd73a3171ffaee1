import type { Result, Run } from '@assay/contracts';
import type { Instance } from '../instance/instance';

/** A run with all of its results. */
export interface FinishedRun {
  readonly run: Run;
  readonly results: readonly Result[];
}

/** Reads a run and its results. Throws `not_found`. */
export async function finishedRun(instance: Instance, runId: string): Promise<FinishedRun> {
  const run = await instance.run(runId);
  const results: Result[] = [];
  for await (const result of instance.results({ runId })) results.push(result);
  return { run, results };
}
