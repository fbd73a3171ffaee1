/** Counts and durations (ms) of a server's circuit. */
export interface CircuitPolicy {
  /** Failures in a row that open it. */
  readonly failures: number;
  /** Between two questions to a server that is away. */
  readonly probeMs: number;
  /** How long its trials wait before they are missing. */
  readonly waitMs: number;
}

export const CIRCUIT_POLICY: CircuitPolicy = { failures: 3, probeMs: 15_000, waitMs: 30 * 60_000 };

/** Closed: work goes on. Open: nothing is asked but whether the server is back. Times in ms of one clock. */
export type Circuit =
  | { readonly state: 'closed'; readonly failures: number }
  | { readonly state: 'open'; readonly reason: string; readonly since: number; readonly nextTry: number };

export const CLOSED_CIRCUIT: Circuit = { state: 'closed', failures: 0 };

/** After a failure of server or network; `atOnce` opens it without counting. */
export function afterServerFailure(
  circuit: Circuit,
  failure: { readonly reason: string; readonly at: number; readonly atOnce: boolean },
  policy: CircuitPolicy = CIRCUIT_POLICY,
): Circuit {
  const { reason, at, atOnce } = failure;
  if (circuit.state === 'open') return { ...circuit, reason, nextTry: Math.max(circuit.nextTry, at + policy.probeMs) };
  const failures = circuit.failures + 1;
  return atOnce || failures >= policy.failures
    ? { state: 'open', reason, since: at, nextTry: at + policy.probeMs }
    : { state: 'closed', failures };
}

/** When a server that is away is given up; null while the circuit is closed. */
export function givesUpAt(circuit: Circuit, policy: CircuitPolicy = CIRCUIT_POLICY): number | null {
  return circuit.state === 'open' ? circuit.since + policy.waitMs : null;
}
