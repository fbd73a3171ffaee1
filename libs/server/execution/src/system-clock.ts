import { Clock } from '@assay/domain/run';

/** The time of this machine. */
export class SystemClock extends Clock {
  override now(): Date {
    return new Date();
  }

  override sleep(ms: number, signal?: AbortSignal): Promise<boolean> {
    if (signal?.aborted === true) return Promise.resolve(false);
    return new Promise((resolve) => {
      const aborted = (): void => {
        clearTimeout(timer);
        resolve(false);
      };
      const timer = setTimeout(() => {
        signal?.removeEventListener('abort', aborted);
        resolve(true);
      }, ms);
      signal?.addEventListener('abort', aborted, { once: true });
    });
  }
}
