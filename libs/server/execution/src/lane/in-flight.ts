/** Why we break off a request: the run was cancelled, the process ends, or the lane went to another process. */
export type AbortReason = 'cancel' | 'stop' | 'lease_lost';

/** One request on its way. */
export interface Flight {
  readonly runId: string;
  readonly signal: AbortSignal;
  /** Most requests of this lane at once while it ran, itself included. */
  readonly peak: number;
  /** A request was broken off before it began, and the server may still be busy with that. */
  readonly afterAbort: boolean;
}

interface OwnFlight {
  readonly runId: string;
  readonly controller: AbortController;
  readonly signal: AbortSignal;
  peak: number;
  readonly afterAbort: boolean;
  readonly isTrial: boolean;
}

/** The requests of a lane that are on their way, and the means to end them at once. */
export class InFlight {
  private readonly flights = new Set<OwnFlight>();
  /** When runs were cancelled last, in moments. */
  private readonly cancelled = new Map<string, number>();
  private moments = 0;
  private ended: AbortReason | null = null;
  private unsettled = false;

  /** Runs with a request on its way. */
  get runIds(): readonly string[] {
    return [...new Set([...this.flights].map((flight) => flight.runId))];
  }

  /** Counts up with each cancel. Taken before work is asked for, it tells cancels that came later from those of a run that goes on since. */
  get moment(): number {
    return this.moments;
  }

  /** A trial's request, of work that was asked for at `asOf`: broken off at once when its run was cancelled since. */
  enter(runId: string, asOf: number): Flight {
    const flight = this.add(runId, asOf, true);
    const trials = [...this.flights].filter((one) => one.isTrial);
    for (const one of trials) one.peak = Math.max(one.peak, trials.length);
    return flight;
  }

  /** Work for a run that is no trial: loading its model. */
  beginLoad(runId: string, asOf: number): Flight {
    return this.add(runId, asOf, false);
  }

  endLoad(flight: Flight): void {
    this.flights.delete(flight as OwnFlight);
  }

  /** `settled`: the server is done with it; `broken_off`: we hung up, and it may not be. */
  leave(flight: Flight, how: 'settled' | 'broken_off'): void {
    this.flights.delete(flight as OwnFlight);
    if (how === 'broken_off') this.unsettled = true;
    else if (flight.afterAbort) this.unsettled = false;
  }

  private add(runId: string, asOf: number, isTrial: boolean): OwnFlight {
    const controller = new AbortController();
    const { signal } = controller;
    const flight: OwnFlight = { runId, controller, signal, peak: 0, afterAbort: this.unsettled, isTrial };
    this.flights.add(flight);
    if (this.ended !== null) controller.abort(this.ended);
    else if ((this.cancelled.get(runId) ?? 0) > asOf) controller.abort('cancel' satisfies AbortReason);
    return flight;
  }

  /** Breaks off all of a run, also what enters later of work that was asked for before. */
  cancelRun(runId: string): void {
    this.moments += 1;
    this.cancelled.set(runId, this.moments);
    for (const flight of this.flights) {
      if (flight.runId === runId) flight.controller.abort('cancel' satisfies AbortReason);
    }
  }

  /** Breaks off everything, also what enters later. */
  endAll(reason: AbortReason): void {
    this.ended ??= reason;
    for (const flight of this.flights) flight.controller.abort(reason);
  }
}
