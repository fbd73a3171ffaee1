import {
  BLOCK_LIMITS,
  CIRCUIT_POLICY,
  RETRY_POLICY,
  TIMEOUT_BOUNDS,
  type BlockLimits,
  type CircuitPolicy,
  type RetryPolicy,
  type TimeoutBounds,
} from '@assay/domain/scheduling';

/** How the engine of one process works. Durations in ms. */
export abstract class EngineSettings {
  /** Of Assay, kept with every run. */
  abstract readonly version: string;
  /** Nobody else can work on this database: what another process held is free at once, and no event comes from outside. */
  abstract readonly exclusive: boolean;
  /** False: this process starts runs and hears of them, but works on none. */
  abstract readonly lanes: boolean;
  /** `own`: only runs that this process starts or resumes. */
  abstract readonly scope: 'all' | 'own';
  abstract readonly leaseMs: number;
  abstract readonly heartbeatMs: number;
  /** Between two looks for free lanes. */
  abstract readonly lookMs: number;
  /** How long a process must be without a session before it counts as dead: longer than a lost connection takes to come back. */
  abstract readonly absenceMs: number;
  /** What running generations get when the process ends. */
  abstract readonly graceMs: number;
  abstract readonly loadTimeoutMs: number;
  abstract readonly retry: RetryPolicy;
  abstract readonly circuit: CircuitPolicy;
  abstract readonly timeouts: TimeoutBounds;
  abstract readonly blocks: BlockLimits;
}

/** Settings with what the documentation promises, but for the parts given. */
export function engineSettings(parts: Partial<EngineSettings> & Pick<EngineSettings, 'version'>): EngineSettings {
  return {
    exclusive: false,
    lanes: true,
    scope: 'all',
    leaseMs: 30_000,
    heartbeatMs: 10_000,
    lookMs: 2_000,
    absenceMs: 3_000,
    graceMs: 20_000,
    loadTimeoutMs: 600_000,
    retry: RETRY_POLICY,
    circuit: CIRCUIT_POLICY,
    timeouts: TIMEOUT_BOUNDS,
    blocks: BLOCK_LIMITS,
    ...parts,
  };
}
