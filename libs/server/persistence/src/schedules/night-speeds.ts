import type { Database, Sql } from '../database';
import { spoils } from '../results/spoiling-flags';

/** How fast one model was in one run, tokens per second; null where it was not measured. */
export interface NightSpeedRow {
  readonly runId: string;
  readonly model: string;
  readonly serverId: string;
  /** Median of the run's own speed probe, where that was valid. */
  readonly probe: number | null;
  readonly probeId: string | null;
  /** Share in graphics memory, 0–1, as the probe saw it. */
  readonly gpuShare: number | null;
  /** Median of the answers that nothing spoilt. */
  readonly answers: number | null;
}

/** Reads how fast models were, night by night. */
export class NightSpeeds {
  constructor(private readonly database: Database) {}

  read(runIds: readonly string[]): Promise<NightSpeedRow[]> {
    return this.database.query<NightSpeedRow>(SPEEDS, [runIds]);
  }

  /** Gives up the probes of a run that nobody has begun: the night is judged without them. */
  async giveUp(sql: Sql, runId: string): Promise<void> {
    await sql.query(
      `UPDATE speed_probes SET state = 'cancelled', finished_at = now() WHERE run_id = $1 AND round = 1 AND state = 'queued'`,
      [runId],
    );
  }
}

const SPEEDS = `
SELECT tag.run_id AS "runId", tag.tag AS model, tag.server_id AS "serverId", (probe.figures #>> '{tokensPerSecond,median}')::float8 AS probe,
  CASE WHEN probe.figures #>> '{tokensPerSecond,median}' IS NOT NULL THEN probe.id END AS "probeId", (probe.figures ->> 'gpuShare')::float8 AS "gpuShare",
  (SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY tokens_per_second) FROM benchmark_results
    WHERE run_id = tag.run_id AND model_id = tag.model_id AND server_id = tag.server_id AND tokens_per_second > 0 AND NOT ${spoils('decode')}) AS answers
FROM run_models tag LEFT JOIN speed_probes probe ON probe.run_id = tag.run_id AND probe.model_id = tag.model_id AND probe.server_id = tag.server_id
  AND probe.round = 1 AND probe.state = 'done'
WHERE tag.run_id = ANY($1)`;
