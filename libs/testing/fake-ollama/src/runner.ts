import type { ServedFake } from './fake-model';

/** A model in memory. */
export class Runner {
  references = 0;
  /** How long it stays when idle, ms; 0 = it leaves as soon as it is idle. */
  keepMs: number;
  expiresAt: number | null = null;
  timer: NodeJS.Timeout | null = null;
  /** Settles when loading is over, whatever came of it. */
  ready: Promise<void> = Promise.resolve();
  gone = false;
  /** The prompt that its cache holds. */
  cachedPrompt = '';
  private readonly waiting: (() => void)[] = [];
  private busySlots = 0;

  constructor(
    readonly model: ServedFake,
    /** Everything that must be equal for a request to use this runner. */
    readonly profile: string,
    readonly numCtx: number,
    private readonly slots: number,
    keepMs: number,
  ) {
    this.keepMs = keepMs;
  }

  /** Waits for a free slot; false when the client left before. */
  async takeSlot(left: AbortSignal): Promise<boolean> {
    if (left.aborted) return false;
    if (this.busySlots < this.slots) {
      this.busySlots++;
      return true;
    }
    return new Promise((resolve) => {
      const go = () => {
        left.removeEventListener('abort', leave);
        resolve(true);
      };
      const leave = () => {
        this.waiting.splice(this.waiting.indexOf(go), 1);
        resolve(false);
      };
      this.waiting.push(go);
      left.addEventListener('abort', leave, { once: true });
    });
  }

  freeSlot(): void {
    const next = this.waiting.shift();
    if (next) next();
    else this.busySlots--;
  }
}
