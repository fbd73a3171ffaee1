/** Limits of one answer, ms. */
export interface AnswerLimits {
  /** Until the first token. */
  readonly firstTokenTimeoutMs: number;
  /** Between two tokens. */
  readonly idleTimeoutMs: number;
  /** From the first token to the last. */
  readonly timeLimitMs: number;
}

/** Who ended a request: the caller, one of our limits, or the answer's own end. */
export type EndedBy = 'cancelled' | 'no_first_token' | 'stalled' | 'time_limit' | 'output_limit' | 'complete';

/** Owns the abort of one request: the caller's signal and every limit lead to it, and the first to do so is remembered. */
export class AnswerClock {
  private readonly controller = new AbortController();
  private readonly onCancel = () => this.end('cancelled');
  private silence: NodeJS.Timeout;
  private limit: NodeJS.Timeout | null = null;
  private reason: EndedBy | null = null;

  constructor(
    private readonly caller: AbortSignal,
    private readonly limits: AnswerLimits,
  ) {
    this.silence = setTimeout(() => this.end('no_first_token'), limits.firstTokenTimeoutMs);
    caller.addEventListener('abort', this.onCancel, { once: true });
    if (caller.aborted) this.end('cancelled');
  }

  get signal(): AbortSignal {
    return this.controller.signal;
  }

  get endedBy(): EndedBy | null {
    return this.reason;
  }

  /** A token came: the first starts the time limit, each the wait for the next. */
  token(): void {
    if (this.reason !== null) return;
    if (this.limit === null) {
      clearTimeout(this.silence);
      this.limit = setTimeout(() => this.end('time_limit'), this.limits.timeLimitMs);
      this.silence = setTimeout(() => this.end('stalled'), this.limits.idleTimeoutMs);
    } else {
      this.silence.refresh();
    }
  }

  /** The answer is complete; what is left of its stream gets `ms` more. */
  linger(ms: number): void {
    if (this.reason !== null) return;
    this.settle('complete');
    this.silence = setTimeout(() => this.controller.abort(new Error('ended: nothing more to come')), ms);
  }

  /** Ends the request, unless something else has. */
  end(reason: EndedBy): void {
    if (this.reason !== null) return;
    this.settle(reason);
    if (reason !== 'complete') this.controller.abort(new Error(`ended: ${reason}`));
  }

  /** Stops all timers. */
  stop(): void {
    this.settle(this.reason ?? 'complete');
  }

  private settle(reason: EndedBy): void {
    this.reason = reason;
    clearTimeout(this.silence);
    if (this.limit !== null) clearTimeout(this.limit);
    this.caller.removeEventListener('abort', this.onCancel);
  }
}
