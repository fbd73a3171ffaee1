import { ProblemError } from '@assay/contracts';
import { EXIT, StopRequests } from '@assay/server/config';
import type { Instance } from '../instance/instance';
import { RunProgress } from '../output/run-progress';

const LOOK_MS = 500;

/** Shows progress until the run has ended; true when a signal paused it. */
export async function follow(instance: Instance, runId: string): Promise<boolean> {
  const requests = new StopRequests();
  const interrupted = new AbortController();
  void requests.first.then(() => interrupted.abort());
  void requests.again.then(() => process.exit(EXIT.interrupted));
  const progress = new RunProgress(process.stderr);
  try {
    for (;;) {
      const run = await instance.run(runId);
      progress.show(run);
      if (run.finishedAt !== null) return false;
      if (interrupted.signal.aborted) return await pause(instance, runId);
      await untilOrAfter(interrupted.signal, LOOK_MS);
    }
  } finally {
    progress.end();
    requests.close();
  }
}

/** False when the run was quicker and has ended. */
async function pause(instance: Instance, runId: string): Promise<boolean> {
  try {
    await instance.command(runId, 'pause');
    return true;
  } catch (error) {
    if (error instanceof ProblemError && error.code === 'conflict') return false;
    throw error;
  }
}

function untilOrAfter(signal: AbortSignal, ms: number): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal.addEventListener('abort', done, { once: true });
  });
}
