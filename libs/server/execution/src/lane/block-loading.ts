import type { Flight } from './in-flight';
import type { Lane } from './lane';

/** Ends a load when the lane ends, or when each run that it is for was cancelled. */
export class BlockLoading {
  readonly signal: AbortSignal;
  private readonly flights: Flight[];

  constructor(
    private readonly lane: Lane,
    runIds: readonly string[],
    asOf: number,
  ) {
    const all = new AbortController();
    this.flights = runIds.map((runId) => lane.inFlight.beginLoad(runId, asOf));
    const check = (): void => {
      if (this.flights.every((flight) => flight.signal.aborted)) all.abort('cancel');
    };
    for (const flight of this.flights) flight.signal.addEventListener('abort', check);
    check();
    this.signal = all.signal;
  }

  end(): void {
    for (const flight of this.flights.splice(0)) this.lane.inFlight.endLoad(flight);
  }
}
