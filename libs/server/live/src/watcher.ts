import type {
  ClientToServerEvents,
  LiveClosingReason,
  ServerToClientEvents,
  TrialProgress,
  WatchAck,
  WatchRun,
} from '@assay/contracts';
import type { RunEventBus } from '@assay/server/events';
import type { Socket } from 'socket.io';

export type LiveSocket = Socket<ClientToServerEvents, ServerToClientEvents>;

/** Bytes that may wait for a reader before progress is dropped, and before it is let go. */
const CROWDED = 1_048_576;
const TOO_SLOW = 4 * 1_048_576;
const MOST_RUNS = 50;

/** One socket and the runs that it watches. A slow reader loses progress first, then its connection; the work never waits for it. */
export class Watcher {
  private readonly stops = new Map<string, () => void>();

  constructor(
    private readonly socket: LiveSocket,
    private readonly bus: RunEventBus,
  ) {}

  async watch({ runId, afterSeq }: WatchRun): Promise<WatchAck> {
    this.unwatch(runId);
    if (this.stops.size >= MOST_RUNS) return { error: `At most ${MOST_RUNS} runs can be watched on one connection.` };
    const watch = await this.bus.watch(runId, afterSeq, (event) => {
      this.socket.emit('run.event', event);
      if (this.waiting() > TOO_SLOW) this.close('too_slow');
    });
    if (watch.kind === 'unknown_run') return { error: 'There is no such run.' };
    if (watch.kind === 'snapshot_required') return { lastSeq: watch.lastSeq, snapshotRequired: true };
    const stopProgress = this.bus.onProgress(runId, (progress) => this.tell(progress));
    const stop = (): void => {
      watch.stop();
      stopProgress();
    };
    if (this.socket.connected) this.stops.set(runId, stop);
    else stop();
    return { lastSeq: watch.lastSeq };
  }

  unwatch(runId: string): void {
    this.stops.get(runId)?.();
    this.stops.delete(runId);
  }

  /** Ends all watching. */
  leave(): void {
    for (const runId of [...this.stops.keys()]) this.unwatch(runId);
  }

  close(reason: LiveClosingReason): void {
    this.leave();
    this.socket.emit('live.closing', { reason });
    this.socket.disconnect(true);
  }

  private tell(progress: TrialProgress): void {
    if (this.waiting() < CROWDED) this.socket.volatile.emit('trial.progress', progress);
  }

  /** Bytes that the network has not taken yet. */
  private waiting(): number {
    const transport = this.socket.conn.transport as { readonly socket?: { readonly bufferedAmount?: number } };
    return transport.socket?.bufferedAmount ?? 0;
  }
}
