import { ProblemError } from '@assay/contracts';
import { EXIT, StopRequests } from '@assay/server/config';
import type { Instance } from '../instance/instance';
import { RunProgress } from '../output/run-progress';

/** Between two looks, ms: for a bar that moves or an instance that does not tell, and where parts of the run are told of. */
const LOOK_MS = 500;
const SELDOM_MS = 10_000;

/** Shows progress until the run has ended; true when a signal paused it. */
export async function follow(instance: Instance, runId: string): Promise<boolean> {
  const requests = new StopRequests();
  const interrupted = new AbortController();
  void requests.first.then(() => interrupted.abort());
  void requests.again.then(() => process.exit(EXIT.interrupted));
  const progress = new RunProgress(process.stderr);
  const part = new Wakener();
  let stop: (() => void) | null = null;
  try {
    stop = await instance.onPart(runId, () => part.wake());
    const everyMs = stop === null || process.stderr.isTTY ? LOOK_MS : SELDOM_MS;
    for (;;) {
      const told = part.next();
      const run = await instance.run(runId);
      progress.show(run);
      if (run.finishedAt !== null) return false;
      if (interrupted.signal.aborted) return await pause(instance, runId);
      await untilOrAfter(AbortSignal.any([interrupted.signal, told]), everyMs);
    }
  } finally {
    stop?.();
    progress.end();
    requests.close();
  }
}

/** Ends a wait, also one that begins after what is told of here. */
class Wakener {
  private controller = new AbortController();

  /** Aborts with the next wake. */
  next(): AbortSignal {
    this.controller = new AbortController();
    return this.controller.signal;
  }

  wake(): void {
    this.controller.abort();
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
    if (signal.aborted) return done();
    signal.addEventListener('abort', done, { once: true });
  });
}
