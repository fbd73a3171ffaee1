import type { ServedFake } from './fake-model';
import type { FakeTime } from './fake-time';
import { Runner } from './runner';

export class QueueFull extends Error {
  constructor() {
    super('server busy, please try again.  maximum pending requests exceeded');
  }
}
export class LoadFailed extends Error {}
export class ClientLeft extends Error {}

export interface SchedulerOptions {
  /** OLLAMA_MAX_LOADED_MODELS */
  readonly maxLoaded: number;
  /** OLLAMA_NUM_PARALLEL */
  readonly parallel: number;
  /** OLLAMA_MAX_QUEUE */
  readonly maxQueue: number;
  /** OLLAMA_KEEP_ALIVE, simulated ms. */
  readonly keepAliveMs: number;
  readonly memoryBytes: number;
}

/** A request for a runner. */
export interface Wish {
  readonly model: ServedFake;
  readonly profile: string;
  readonly numCtx: number;
  /** Absent: what is in force stays. */
  readonly keepMs: number | null;
  readonly left: AbortSignal;
  readonly loadError: string | null;
  readonly onPhase: (phase: 'queued' | 'loading') => void;
}

interface Pending {
  readonly wish: Wish;
  readonly resolve: (runner: Runner) => void;
  readonly reject: (error: Error) => void;
}

/**
 * Ollama's scheduler (0.33): a request for a loaded runner is served at once and overtakes the queue; all others wait in one line whose head
 * blocks it. The head evicts what is in its way (once that is idle), then loads. A request with `keep_alive` may bring a runner back that is to leave.
 */
export class Scheduler {
  readonly loaded = new Map<string, Runner>();
  loads = 0;
  /** Loads before which another model had to leave. */
  swaps = 0;
  private readonly line: Pending[] = [];
  private working = false;
  /** The weights that left since the last load. */
  private left: string | null = null;
  private unloadWaiters: (() => void)[] = [];

  constructor(
    private readonly options: SchedulerOptions,
    private readonly time: FakeTime,
    private readonly onChange: () => void,
  ) {}

  /** A runner for this wish, with one reference taken; give it back with `release`. */
  async acquire(wish: Wish): Promise<Runner> {
    for (let runner = this.loaded.get(wish.model.weights); runner; runner = this.loaded.get(wish.model.weights)) {
      wish.onPhase('loading');
      await runner.ready;
      if (wish.left.aborted) throw new ClientLeft();
      if (runner.gone) continue;
      if (runner.profile !== wish.profile) break;
      return this.use(runner, wish.keepMs);
    }
    if (this.line.length >= this.options.maxQueue) throw new QueueFull();
    wish.onPhase('queued');
    return new Promise<Runner>((resolve, reject) => {
      this.line.push({ wish, resolve, reject });
      wish.left.addEventListener('abort', () => reject(new ClientLeft()), { once: true });
      if (!this.working) void this.work();
    });
  }

  release(runner: Runner): void {
    runner.references--;
    if (runner.references > 0 || runner.gone) return;
    if (runner.keepMs <= 0) this.unload(runner);
    else this.expireLater(runner);
  }

  /** Unloads as soon as it is idle. */
  expire(runner: Runner): void {
    this.stopTimer(runner);
    runner.keepMs = 0;
    runner.expiresAt = Date.now();
    if (runner.references <= 0) this.unload(runner);
  }

  /** The runner's process died: whoever comes next loads it anew. */
  drop(runner: Runner): void {
    this.unload(runner);
  }

  /** Ends all timers. */
  close(): void {
    for (const runner of this.loaded.values()) this.stopTimer(runner);
  }

  private async work(): Promise<void> {
    this.working = true;
    for (let pending = this.line.shift(); pending; pending = this.line.shift()) {
      if (!pending.wish.left.aborted) await this.place(pending);
    }
    this.working = false;
  }

  /** Makes room for the head of the line and starts its load; also for one that left meanwhile. */
  private async place(pending: Pending): Promise<void> {
    const { model, profile, keepMs } = pending.wish;
    for (;;) {
      const present = this.loaded.get(model.weights);
      if (present) await present.ready;
      if (present && !present.gone && present.profile === profile) return pending.resolve(this.use(present, keepMs));
      const obstacle = present && !present.gone ? present : this.obstacle(model);
      if (!obstacle) break;
      await obstacle.ready;
      if (!obstacle.gone) await this.evict(obstacle);
    }
    if (pending.wish.left.aborted) return pending.reject(new ClientLeft());
    if (model.sizeBytes > this.options.memoryBytes) return pending.reject(new LoadFailed(this.tooLarge(model)));
    this.load(pending);
  }

  private obstacle(model: ServedFake): Runner | undefined {
    const runners = [...this.loaded.values()];
    const used = runners.reduce((sum, runner) => sum + runner.model.sizeBytes, 0);
    if (runners.length === 0) return undefined;
    if (runners.length < this.options.maxLoaded && used + model.sizeBytes <= this.options.memoryBytes) return undefined;
    const byKeep = runners.toSorted((a, b) => a.keepMs - b.keepMs);
    return byKeep.find((runner) => runner.references === 0) ?? byKeep[0];
  }

  private async evict(runner: Runner): Promise<void> {
    const unloaded = new Promise<void>((resolve) => this.unloadWaiters.push(resolve));
    this.expire(runner);
    await unloaded;
  }

  private load({ wish, resolve, reject }: Pending): void {
    const { model, profile, numCtx, left } = wish;
    const runner = new Runner(model, profile, numCtx, this.options.parallel, wish.keepMs ?? this.options.keepAliveMs);
    this.loaded.set(model.weights, runner);
    this.loads++;
    if (this.left !== null && this.left !== model.weights) this.swaps++;
    this.left = null;
    wish.onPhase('loading');
    runner.ready = this.time.sleep(model.loadMs, left).then(() => {
      if (!left.aborted && wish.loadError === null) return resolve(this.use(runner, null));
      this.unload(runner);
      reject(left.aborted ? new ClientLeft() : new LoadFailed(wish.loadError ?? ''));
    });
  }

  private use(runner: Runner, keepMs: number | null): Runner {
    runner.references++;
    this.stopTimer(runner);
    if (keepMs !== null) runner.keepMs = keepMs;
    runner.expiresAt = Date.now() + this.realMs(runner.keepMs);
    return runner;
  }

  private expireLater(runner: Runner): void {
    this.stopTimer(runner);
    const real = this.realMs(runner.keepMs);
    runner.expiresAt = Date.now() + real;
    if (Number.isFinite(real))
      runner.timer = setTimeout(() => this.unload(runner), Math.min(real, 2 ** 31 - 1)).unref();
  }

  private unload(runner: Runner): void {
    this.stopTimer(runner);
    if (runner.gone) return;
    runner.gone = true;
    this.loaded.delete(runner.model.weights);
    this.left = runner.model.weights;
    for (const wake of this.unloadWaiters.splice(0)) wake();
    this.onChange();
  }

  private realMs(ms: number): number {
    return ms === Infinity ? Infinity : ms * this.time.scale;
  }

  private stopTimer(runner: Runner): void {
    if (runner.timer) clearTimeout(runner.timer);
    runner.timer = null;
  }

  private tooLarge(model: ServedFake): string {
    const gib = (bytes: number) => `${(bytes / 2 ** 30).toFixed(1)} GiB`;
    return `model requires more system memory (${gib(model.sizeBytes)}) than is available (${gib(this.options.memoryBytes)})`;
  }
}
