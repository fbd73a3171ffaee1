import { Clock, type LoadedModel, type ServerAddress } from '@assay/domain/run';
import { afterServerFailure, CLOSED_CIRCUIT, type Circuit, type CircuitPolicy } from '@assay/domain/scheduling';
import type { AcquiredLane, LaneServer, OpenWork } from '@assay/server/persistence';
import { Bell } from './bell';
import { InFlight, type AbortReason } from './in-flight';

/** A server's lane while this process drives it. */
export class Lane {
  readonly inFlight = new InFlight();
  readonly bell: Bell;
  /** Runs that the present block works for. */
  servedRuns: readonly string[] = [];
  circuit: Circuit = CLOSED_CIRCUIT;
  /** Since when (ms of the clock) the database has no room for an answer; null while it has. Until then nothing new is asked. */
  storageFullSince: number | null = null;
  /** The work is over and the lease is on its way back. */
  isGivenBack = false;
  private readonly weights = new Map<string, string>();
  private readonly stopping = new AbortController();
  private readonly ending = new AbortController();

  constructor(
    readonly held: AcquiredLane,
    private readonly clock: Clock,
    private readonly policy: CircuitPolicy,
  ) {
    this.bell = new Bell(clock);
  }

  /** No new request may begin. */
  get stopSignal(): AbortSignal {
    return this.stopping.signal;
  }

  /** Nothing more may be asked of the server, and once the lease is lost nothing more may be written. */
  get endSignal(): AbortSignal {
    return this.ending.signal;
  }

  get isStopping(): boolean {
    return this.stopping.signal.aborted;
  }

  /** The database could not take an answer for want of room. */
  storageIsFull(): void {
    this.storageFullSince ??= this.clock.now().getTime();
  }

  /** Begins no new request; what runs may end. */
  stop(): void {
    this.stopping.abort();
    this.bell.ring();
  }

  /** Breaks off what runs, too. */
  end(reason: Exclude<AbortReason, 'cancel'>): void {
    this.stop();
    this.ending.abort(reason);
    this.inFlight.endAll(reason);
  }

  /** Counts a failure of the server; `atOnce` where nobody can work with it now. */
  serverFailed(reason: string, atOnce: boolean): void {
    this.circuit = afterServerFailure(this.circuit, { reason, at: this.clock.now().getTime(), atOnce }, this.policy);
    if (this.circuit.state === 'open') this.bell.ring();
  }

  /** Remembers which weights stand behind digests: models that share them share a runner, under the name of either. */
  learn(work: readonly Pick<OpenWork, 'digest' | 'weights'>[]): void {
    for (const { digest, weights } of work) if (digest !== null) this.weights.set(digest, weights);
  }

  /** What a model in the memory of the server consists of, as far as this lane knows. */
  weightsOf({ digest, name }: Pick<LoadedModel, 'digest' | 'name'>): string {
    return digest === null ? name : (this.weights.get(digest) ?? digest);
  }

  /** Whether a model in memory serves this work. */
  serves(entry: LoadedModel, work: Pick<OpenWork, 'digest' | 'weights' | 'tag'>): boolean {
    if (work.digest === null) return entry.name === work.tag;
    return entry.digest === work.digest || this.weightsOf(entry) === work.weights;
  }

  /** Since a moment of the clock, ms. */
  age(since: number): number {
    return this.clock.now().getTime() - since;
  }

  /** The server answered. An open circuit is closed only by the question whether it is back. */
  serverAnswered(): void {
    if (this.circuit.state === 'closed') this.circuit = CLOSED_CIRCUIT;
  }
}

/** What an adapter needs of a lane's server. */
export function addressOf(server: LaneServer): ServerAddress {
  const { id, name, kind, baseUrl, secret } = server;
  return { id, name, kind, baseUrl, secret };
}
