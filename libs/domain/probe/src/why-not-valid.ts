import type { ProbeMeasurement } from '@assay/contracts';

/** What was seen around a whole probe. */
export interface ProbeSurroundings {
  readonly measurements: readonly ProbeMeasurement[];
  /** Other models that came, went or were used on the server meanwhile. */
  readonly othersUsed: readonly string[];
  /** Servers on the same machine that worked on a run meanwhile. */
  readonly busyNeighbours: readonly string[];
}

/** Why the figures of a probe cannot be trusted, in one sentence; null when they can. */
export function whyNotValid({ measurements, othersUsed, busyNeighbours }: ProbeSurroundings): string | null {
  const [neighbour] = busyNeighbours;
  if (neighbour !== undefined) return `${neighbour}, a server on the same machine, worked on a run at the same time.`;
  const [other] = othersUsed;
  if (other !== undefined) return `Another program used ${other} on this server during the probe.`;
  const spilled = measurements.find(({ flags }) => flags.includes('cpu_spill'));
  if (spilled !== undefined) {
    return `Part of the model moved from the graphics card to the CPU before request ${spilled.no} with the ${spilled.prompt} prompt was over.`;
  }
  const waiting = measurements.find(({ flags }) => flags.includes('contended'));
  if (waiting === undefined) return null;
  return `Something else used the server or the machine: request ${waiting.no} with the ${waiting.prompt} prompt ${whatItCost(waiting)}.`;
}

function whatItCost({ loadMs, queueMs, wallMs, totalMs }: ProbeMeasurement): string {
  if ((loadMs ?? 0) > 1_000) return `waited ${seconds(loadMs ?? 0)} s for the model`;
  const waited = Math.max(queueMs ?? 0, totalMs === null ? 0 : wallMs - totalMs);
  return `waited ${seconds(waited)} s`;
}

function seconds(ms: number): string {
  return (ms / 1_000).toFixed(1);
}
