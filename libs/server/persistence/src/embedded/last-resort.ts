import { constants } from 'node:os';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Ends PostgreSQL with a process that ends without stopping it: by `process.exit`, by an error that nobody caught, by a signal that nobody
 * else listens to. PostgreSQL then stops in order on its own. Only SIGKILL is beyond this; what it leaves is taken over by the next start.
 */
export class LastResort {
  constructor(private readonly serverPid: () => number | null) {}

  arm(): void {
    process.on('exit', this.end);
    // First in line: listeners that hear one signal only are gone when a later one looks.
    for (const signal of SIGNALS) process.prependListener(signal, this.onSignal);
  }

  disarm(): void {
    process.off('exit', this.end);
    for (const signal of SIGNALS) process.off(signal, this.onSignal);
  }

  private readonly end = (): void => {
    const pid = this.serverPid();
    if (pid === null) return;
    try {
      process.kill(pid, 'SIGINT');
    } catch {
      // It has ended by itself.
    }
  };

  /** A listener keeps a signal from ending the process: where we are the only one, we do what would have happened. */
  private readonly onSignal = (signal: NodeJS.Signals): void => {
    if (process.listenerCount(signal) === 1) process.exit(128 + constants.signals[signal]);
  };
}
