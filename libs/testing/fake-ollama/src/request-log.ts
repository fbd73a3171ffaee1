/** One request that reached the fake, followed to its end. Times in real ms since the fake started. */
export interface LoggedRequest {
  readonly at: number;
  readonly method: string;
  readonly path: string;
  readonly model: string | null;
  readonly messages: readonly { readonly role: string; readonly content: string }[];
  readonly options: Readonly<Record<string, unknown>>;
  /** The whole body, parsed where it is JSON. */
  readonly body: unknown;
  readonly authorization: string | null;
  /** Where it is, or where it was when it ended. */
  phase: 'received' | 'queued' | 'loading' | 'waiting' | 'prefill' | 'generating' | 'answered';
  tokens: number;
  status: number | null;
  /** `cut` by a fault of ours. Null while it runs. */
  endedBy: 'complete' | 'client left' | 'cut' | null;
  endedAt: number | null;
}

type Check = () => boolean;

/** Keeps what came, newest last, and wakes whoever waits for something to happen. */
export class RequestLog {
  readonly entries: LoggedRequest[] = [];
  private readonly waiting = new Set<{ readonly check: Check; readonly resolve: () => void }>();

  constructor(private readonly keep: number) {}

  add(entry: LoggedRequest): void {
    this.entries.push(entry);
    if (this.entries.length > this.keep) this.entries.shift();
    this.changed();
  }

  /** To be called after every change of an entry. */
  changed(): void {
    for (const waiter of this.waiting) {
      if (!waiter.check()) continue;
      this.waiting.delete(waiter);
      waiter.resolve();
    }
  }

  /** Resolves as soon as the check holds; it is looked at after every change. */
  until(check: Check): Promise<void> {
    if (check()) return Promise.resolve();
    return new Promise((resolve) => this.waiting.add({ check, resolve }));
  }
}
