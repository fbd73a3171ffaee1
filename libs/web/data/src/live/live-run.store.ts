import { computed, DestroyRef, effect, inject, Injectable, signal, untracked } from '@angular/core';
import { FINAL_RUN_STATUSES, type Run, type RunEvent, type TrialProgress, type WatchAck } from '@assay/contracts';
import { type Failure, toFailure } from '../api/failure';
import { RunsApi } from '../api/runs-api';
import { NEXT_FRAME } from './frames';
import { LiveSocket, type RunWatcher } from './live-socket';
import { RunFollower } from './run-follower';

/** A gap may stay this long before a replay is asked for. */
const GAP_MS = 2_000;
/** A lost connection is spoken of after this time. */
const LOST_MS = 3_000;
/** Lanes and time left come with a reading only: this often, and sooner after an event that changes them. */
const READ_AGAIN_MS = 5_000;
const TICK_MS = 1_000;

export type LiveRunState = 'connecting' | 'live' | 'reconnecting' | 'ended';

/**
 * One run as it happens: read whole, then carried on by events, all of one frame together. A gap asks for a replay; a lost
 * connection keeps what is shown and goes on reading now and then. Provide it on the page's route.
 */
@Injectable()
export class LiveRunStore {
  private readonly api = inject(RunsApi);
  private readonly socket = inject(LiveSocket);
  private readonly nextFrame = inject(NEXT_FRAME);
  private readonly shown = signal<Run | undefined>(undefined);
  private readonly problem = signal<Failure | null>(null);
  private readonly answering = signal<TrialProgress | null>(null);
  private readonly newsAt = signal(Date.now());
  private readonly now = signal(Date.now());
  private readonly lostAt = signal<number | null>(null);
  private readonly listeners = new Set<(events: readonly RunEvent[]) => void>();
  private watch: Watch | null = null;

  /** The run up to the last event; undefined until it was read. */
  readonly run = this.shown.asReadonly();
  /** Why the last reading failed; `run` may still hold what was known before. */
  readonly failure = this.problem.asReadonly();
  /** The answer that is being written just now. */
  readonly progress = this.answering.asReadonly();
  readonly loading = computed(() => this.shown() === undefined && this.problem() === null);
  readonly ended = computed(() => FINAL_RUN_STATUSES.some((status) => status === this.shown()?.status));
  readonly state = computed<LiveRunState>(() => {
    if (this.ended()) return 'ended';
    if (this.socket.isConnected()) return 'live';
    const lostAt = this.lostAt();
    if (lostAt === null) return 'connecting';
    return this.now() - lostAt < LOST_MS ? 'live' : 'reconnecting';
  });
  /** Milliseconds since the last news. */
  readonly silentMs = computed(() => Math.max(0, this.now() - this.newsAt()));

  constructor() {
    const timer = setInterval(() => this.tick(), TICK_MS);
    inject(DestroyRef).onDestroy(() => {
      clearInterval(timer);
      this.close();
    });
    let was = false;
    effect(() => {
      const is = this.socket.isConnected();
      if (was && !is) untracked(() => this.lostAt.set(Date.now()));
      if (is) untracked(() => this.lostAt.set(null));
      was = is;
    });
  }

  /** Follows another run from now on. */
  open(runId: string): void {
    if (this.watch?.runId === runId) return;
    this.close();
    this.shown.set(undefined);
    this.problem.set(null);
    this.watch = new Watch(runId);
    void this.read();
  }

  /** Calls with the events of each frame, after they were folded in; returns the way to stop. */
  listen(call: (events: readonly RunEvent[]) => void): () => void {
    this.listeners.add(call);
    return () => this.listeners.delete(call);
  }

  /** Reads the run now, for example after a command. */
  async read(): Promise<void> {
    const watch = this.watch;
    if (watch === null || watch.reading) return;
    watch.reading = true;
    watch.readAt = Date.now();
    try {
      const run = await this.api.run(watch.runId);
      if (watch === this.watch) this.adopt(watch, run);
    } catch (error) {
      if (watch === this.watch) this.problem.set(toFailure(error));
    } finally {
      watch.reading = false;
    }
  }

  private adopt(watch: Watch, run: Run): void {
    this.problem.set(null);
    this.newsAt.set(Date.now());
    if (watch.follower === null) {
      const follower = new RunFollower(run);
      watch.follower = follower;
      watch.watcher = this.watcherOf(watch, follower);
      watch.stop = this.socket.watch(watch.watcher);
    } else watch.follower.read(run);
    this.shown.set(watch.follower.run);
  }

  private watcherOf(watch: Watch, follower: RunFollower): RunWatcher {
    return {
      runId: watch.runId,
      afterSeq: () => follower.lastSeq,
      onEvent: (event) => {
        this.newsAt.set(Date.now());
        if (follower.accept(event)) this.drawSoon(watch, follower);
        else if (follower.hasGap) watch.gapAt ??= Date.now();
      },
      onProgress: (progress) => this.answering.set(progress),
      onAck: (ack) => this.acknowledged(ack),
    };
  }

  private acknowledged(ack: WatchAck): void {
    if ('error' in ack || ack.snapshotRequired) void this.read();
  }

  private drawSoon(watch: Watch, follower: RunFollower): void {
    if (watch.drawing) return;
    watch.drawing = true;
    this.nextFrame(() => {
      watch.drawing = false;
      if (watch !== this.watch) return;
      const events = follower.fold();
      watch.gapAt = follower.hasGap ? (watch.gapAt ?? Date.now()) : null;
      this.shown.set(follower.run);
      for (const call of this.listeners) call(events);
      if (events.some((event) => !event.type.startsWith('trial.'))) void this.read();
    });
  }

  private tick(): void {
    const now = Date.now();
    this.now.set(now);
    const watch = this.watch;
    if (watch === null || this.ended()) return;
    if (watch.gapAt !== null && watch.watcher !== null && now - watch.gapAt > GAP_MS) {
      watch.gapAt = now;
      this.socket.watchAgain(watch.watcher);
    }
    if (now - watch.readAt >= READ_AGAIN_MS) void this.read();
  }

  private close(): void {
    this.watch?.stop?.();
    this.watch = null;
    this.answering.set(null);
  }
}

/** What belongs to the run that is followed now. */
class Watch {
  follower: RunFollower | null = null;
  watcher: RunWatcher | null = null;
  stop: (() => void) | null = null;
  reading = false;
  drawing = false;
  readAt = 0;
  gapAt: number | null = null;

  constructor(readonly runId: string) {}
}
