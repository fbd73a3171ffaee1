interface Waiting {
  readonly kind: 'work' | 'measurement';
  readonly begin: () => void;
}

/**
 * Keeps measurements of speed and heavy work of this process apart: any number of jobs work at once, a measurement has the machine for
 * itself. In the order of arrival, so that neither starves.
 */
export class QuietMachine {
  private working = 0;
  private measuring = false;
  private readonly line: Waiting[] = [];

  /** Runs a job as soon as nothing is measured. */
  async work<Result>(job: () => Promise<Result>): Promise<Result> {
    await this.turn('work');
    try {
      return await job();
    } finally {
      this.working -= 1;
      this.advance();
    }
  }

  /** Runs a measurement once no job works any more; where the signal aborts before, it is not begun and the abort's reason is thrown. */
  async measure<Result>(measurement: () => Promise<Result>, signal: AbortSignal): Promise<Result> {
    await this.turn('measurement', signal);
    try {
      return await measurement();
    } finally {
      this.measuring = false;
      this.advance();
    }
  }

  private turn(kind: Waiting['kind'], signal?: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const leave = (): void => {
        this.line.splice(this.line.indexOf(waiting), 1);
        reject(new Error('The measurement was called off.'));
        this.advance();
      };
      const waiting: Waiting = {
        kind,
        begin: () => {
          signal?.removeEventListener('abort', leave);
          resolve();
        },
      };
      this.line.push(waiting);
      if (signal?.aborted === true) return leave();
      signal?.addEventListener('abort', leave);
      this.advance();
    });
  }

  private advance(): void {
    for (let next = this.line[0]; next !== undefined && this.isFreeFor(next); next = this.line[0]) {
      this.line.shift();
      if (next.kind === 'work') this.working += 1;
      else this.measuring = true;
      next.begin();
    }
  }

  private isFreeFor({ kind }: Waiting): boolean {
    return !this.measuring && (kind === 'work' || this.working === 0);
  }
}
