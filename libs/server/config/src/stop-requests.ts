/** The part of `process` that delivers signals. */
export interface SignalSource {
  on(signal: NodeJS.Signals, listener: (signal: NodeJS.Signals) => void): unknown;
  off(signal: NodeJS.Signals, listener: (signal: NodeJS.Signals) => void): unknown;
}

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;
/** One Ctrl-C may come twice: from the terminal, and passed on by npm. */
const SAME_REQUEST_MS = 500;

/** What people ask a process to do by Ctrl-C or kill: first to stop in order, then to stop at once. */
export class StopRequests {
  /** Resolves with the first signal. */
  readonly first: Promise<NodeJS.Signals>;
  /** Resolves with a further signal that is not an echo of the first one. */
  readonly again: Promise<NodeJS.Signals>;
  private readonly listener: (signal: NodeJS.Signals) => void;

  constructor(
    private readonly source: SignalSource = process,
    now: () => number = () => performance.now(),
  ) {
    let hearFirst: (signal: NodeJS.Signals) => void = () => undefined;
    let hearAgain = hearFirst;
    let firstAt: number | null = null;
    this.first = new Promise((resolve) => (hearFirst = resolve));
    this.again = new Promise((resolve) => (hearAgain = resolve));
    this.listener = (signal) => {
      if (firstAt !== null && now() - firstAt >= SAME_REQUEST_MS) return hearAgain(signal);
      firstAt ??= now();
      hearFirst(signal);
    };
    for (const signal of SIGNALS) source.on(signal, this.listener);
  }

  /** Signals end the process again, as they do without us. */
  close(): void {
    for (const signal of SIGNALS) this.source.off(signal, this.listener);
  }
}
