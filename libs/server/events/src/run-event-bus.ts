import { Logger } from '@nestjs/common';
import type { RunEvent, TrialProgress } from '@assay/contracts';
import { RunChannel, type RunEventListener } from './run-channel';
import { LONGEST_REPLAY, type RunEventHistory } from './run-event-history';

/** Answer to somebody who wants to watch a run. */
export type RunWatch =
  | { readonly kind: 'watching'; readonly lastSeq: number; readonly stop: () => void }
  /** Too far behind for a replay: read the run anew and watch from its `lastSeq`. */
  | { readonly kind: 'snapshot_required'; readonly lastSeq: number }
  | { readonly kind: 'unknown_run' };

export type ProgressListener = (progress: TrialProgress) => void;
/** Hears that a run wants the attention of workers; null = look at all of them. */
export type WorkListener = (runId: string | null) => void;

/**
 * Hands committed events of runs to those who watch: in order, without gaps, each once, also when they were made by another process.
 * A watcher that throws is heard of in the log and harms nobody else.
 */
export class RunEventBus {
  private readonly logger = new Logger(RunEventBus.name);
  private readonly channels = new Map<string, RunChannel>();
  private readonly progress = new Map<string, Set<ProgressListener>>();
  private readonly work = new Set<WorkListener>();

  constructor(private readonly history: RunEventHistory) {}

  /** To be called after the commit that made these events, never before. */
  publish(events: readonly RunEvent[]): void {
    for (const event of events) this.channels.get(event.runId)?.accept(event);
  }

  /** Another process committed events of this run up to `seq`. */
  announce(runId: string, seq: number): void {
    this.channels.get(runId)?.announce(seq);
  }

  /** Announcements may have been missed. */
  resync(): void {
    for (const channel of this.channels.values()) channel.resync();
    this.wake(null);
  }

  /** Replays what came after `afterSeq`, then goes on live. */
  async watch(runId: string, afterSeq: number, listener: RunEventListener): Promise<RunWatch> {
    const lastSeq = await this.history.lastSeq(runId);
    if (lastSeq === null) return { kind: 'unknown_run' };
    if (lastSeq - afterSeq > LONGEST_REPLAY) return { kind: 'snapshot_required', lastSeq };
    const channel = this.channelOf(runId);
    const joined = await channel.join(afterSeq, this.safe(listener)).catch((error: unknown) => {
      this.dropIfEmpty(runId, channel);
      throw error;
    });
    const stop = (): void => {
      joined.leave();
      this.dropIfEmpty(runId, channel);
    };
    return { kind: 'watching', lastSeq: joined.lastSeq, stop };
  }

  /** Volatile: the text so far of a trial in work. */
  publishProgress(progress: TrialProgress): void {
    for (const listener of this.progress.get(progress.runId) ?? []) listener(progress);
  }

  /** Whether it is worth the effort to tell of progress. */
  wantsProgress(runId: string): boolean {
    return this.progress.has(runId);
  }

  /** Gives a function that ends the listening. */
  onProgress(runId: string, listener: ProgressListener): () => void {
    const listeners = this.progress.get(runId) ?? new Set();
    this.progress.set(runId, listeners);
    const own = this.safe(listener);
    listeners.add(own);
    return () => {
      listeners.delete(own);
      if (listeners.size === 0 && this.progress.get(runId) === listeners) this.progress.delete(runId);
    };
  }

  /** Says that a run was accepted, resumed, paused or cancelled. */
  wake(runId: string | null): void {
    for (const listener of this.work) listener(runId);
  }

  onWork(listener: WorkListener): () => void {
    const own = this.safe(listener);
    this.work.add(own);
    return () => void this.work.delete(own);
  }

  private channelOf(runId: string): RunChannel {
    const known = this.channels.get(runId);
    if (known !== undefined) return known;
    const channel = new RunChannel(runId, this.history);
    this.channels.set(runId, channel);
    return channel;
  }

  private dropIfEmpty(runId: string, channel: RunChannel): void {
    if (!channel.isEmpty || this.channels.get(runId) !== channel) return;
    channel.close();
    this.channels.delete(runId);
  }

  private safe<Argument>(listener: (argument: Argument) => void): (argument: Argument) => void {
    return (argument) => {
      try {
        listener(argument);
      } catch (error) {
        this.logger.error(error);
      }
    };
  }
}
