/** Probes that have not ended. */
export const PROBE_OPEN = `state IN ('queued', 'running')`;

/**
 * Whether a probe may begin now, of a table named `probe`: it stands alone, or its run goes on and has nothing left to ask this model
 * on this server, so that the model is still loaded. What was begun is always taken up again.
 */
export const PROBE_READY = `(probe.state = 'running' OR (probe.state = 'queued' AND (probe.run_id IS NULL OR (
  EXISTS (SELECT 1 FROM runs WHERE runs.id = probe.run_id AND runs.desired_state = 'run')
  AND NOT EXISTS (SELECT 1 FROM trials WHERE trials.run_id = probe.run_id AND trials.server_id = probe.server_id AND trials.model_id = probe.model_id
    AND trials.state IN ('pending', 'generating'))))))`;

/** Whether a probe is among those that a process works on: `ids` and `runs` are parameters, null = all. */
export function probeAmong(ids: string, runs: string): string {
  return `((${ids}::uuid[] IS NULL AND ${runs}::uuid[] IS NULL) OR probe.id = ANY(${ids}::uuid[]) OR probe.run_id = ANY(${runs}::uuid[]))`;
}
