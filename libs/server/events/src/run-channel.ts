import type { RunEvent } from '@assay/contracts';
import type { RunEventHistory } from './run-event-history';

/** Hears the events of one run in order, each once. Must not throw. */
export type RunEventListener = (event: RunEvent) => void;

interface Watcher {
  readonly listener: RunEventListener;
  cursor: number;
  /** What came while the past is still being read; null once it is live. */
  backlog: RunEvent[] | null;
}

/** How long a gap may close by itself (commits of one process overtake each other) before the table is asked, ms. */
const GAP_PATIENCE_MS = 25;
const RETRY_MS = 1_000;

/** The live events of one run, put in order; gaps are filled from the table. Lives as long as somebody watches. */
export class RunChannel {
  private readonly watchers = new Set<Watcher>();
  private readonly early = new Map<number, RunEvent>();
  /** The last seq that was handed on; null until the first watcher has read the past. */
  private cursor: number | null = null;
  private announced = 0;
  private timer: NodeJS.Timeout | null = null;

  constructor(
    private readonly runId: string,
    private readonly history: RunEventHistory,
  ) {}

  get isEmpty(): boolean {
    return this.watchers.size === 0;
  }

  /** Reads the past after `afterSeq`, then stays. Gives the seq up to which the listener has heard all. */
  async join(afterSeq: number, listener: RunEventListener): Promise<{ lastSeq: number; leave: () => void }> {
    const watcher: Watcher = { listener, cursor: afterSeq, backlog: [] };
    this.watchers.add(watcher);
    const leave = (): void => void this.watchers.delete(watcher);
    try {
      await this.replay(watcher);
    } catch (error) {
      leave();
      throw error;
    }
    return { lastSeq: watcher.cursor, leave };
  }

  /** An event whose transaction is committed, in whatever order. */
  accept(event: RunEvent): void {
    if (this.cursor !== null && event.seq <= this.cursor) return;
    this.early.set(event.seq, event);
    this.drain();
    if (this.early.size > 0) this.fillSoon(GAP_PATIENCE_MS);
  }

  /** Somebody committed up to this seq. */
  announce(seq: number): void {
    this.announced = Math.max(this.announced, seq);
    if (this.cursor !== null && seq > this.cursor) this.fillSoon(GAP_PATIENCE_MS);
  }

  /** Announcements may have been missed: look at once. */
  resync(): void {
    this.announced = Number.POSITIVE_INFINITY;
    this.fillSoon(0);
  }

  close(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.watchers.clear();
  }

  private async replay(watcher: Watcher): Promise<void> {
    for (;;) {
      const past = await this.history.after(this.runId, watcher.cursor);
      past.forEach((event) => hand(watcher, event));
      if (past.length === 0) break;
    }
    const backlog = watcher.backlog ?? [];
    watcher.backlog = null;
    backlog.forEach((event) => hand(watcher, event));
    this.cursor ??= watcher.cursor;
    this.drain();
    if (this.early.size > 0 || this.announced > this.cursor) this.fillSoon(GAP_PATIENCE_MS);
  }

  private drain(): void {
    while (this.cursor !== null) {
      const event = this.early.get(this.cursor + 1);
      if (event === undefined) break;
      this.cursor = event.seq;
      for (const watcher of this.watchers) {
        if (watcher.backlog === null) hand(watcher, event);
        else watcher.backlog.push(event);
      }
      this.early.delete(event.seq);
    }
    for (const seq of this.early.keys()) if (this.cursor !== null && seq <= this.cursor) this.early.delete(seq);
  }

  private fillSoon(afterMs: number): void {
    if (this.timer !== null || this.isEmpty) return;
    this.timer = setTimeout(() => {
      this.fill().then(
        (again) => this.filled(again),
        () => this.filled(RETRY_MS),
      );
    }, afterMs);
    this.timer.unref();
  }

  private filled(again: number | null): void {
    this.timer = null;
    if (again !== null) this.fillSoon(again);
  }

  /** Reads what is missing; says in how many ms to look again, null for not at all. */
  private async fill(): Promise<number | null> {
    if (this.cursor === null) return null;
    if (this.early.size === 0 && this.announced <= this.cursor) return null;
    const missed = await this.history.after(this.runId, this.cursor);
    for (const event of missed) this.early.set(event.seq, event);
    this.drain();
    if (missed.length > 0) return 0;
    this.announced = this.cursor;
    return this.early.size > 0 ? RETRY_MS : null;
  }
}

function hand(watcher: Watcher, event: RunEvent): void {
  if (event.seq <= watcher.cursor) return;
  watcher.cursor = event.seq;
  watcher.listener(event);
}
