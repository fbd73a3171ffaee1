import type { JsonObject, RunCounts, RunKind, RunStatus, WaitingFor } from '@assay/contracts';

/** A run as lists show it. */
export interface RunViewRow {
  readonly id: string;
  readonly number: number;
  readonly name: string;
  readonly kind: RunKind;
  readonly status: RunStatus;
  readonly waitingFor: WaitingFor | null;
  readonly reason: string | null;
  readonly suite: string | null;
  readonly judge: { modelId: string; name: string; serverId: string } | null;
  readonly epochs: number;
  readonly tasks: number;
  readonly counts: RunCounts;
  readonly accuracy: number | null;
  readonly lastSeq: number;
  readonly createdAt: Date;
  readonly startedAt: Date | null;
  readonly finishedAt: Date | null;
  readonly manifest: JsonObject;
  readonly swaps: number;
  readonly loadMs: number;
}

/** A column of a run, with what is open of it. */
export interface RunColumnRow {
  readonly runId: string;
  readonly modelId: string;
  readonly name: string;
  readonly digest: string | null;
  readonly serverId: string;
  readonly server: string;
  readonly slots: number;
  readonly numCtx: number;
  readonly counts: RunCounts;
}

/** Columns of a `RunViewRow`, of the table alias `run`. */
export const RUN_COLUMNS = `run.id, run.number, run.name, run.kind, run.status, run.waiting_for AS "waitingFor", run.reason,
  run.suite_name AS suite, run.epochs, run.tasks, run.seq AS "lastSeq", run.created_at AS "createdAt", run.started_at AS "startedAt",
  run.finished_at AS "finishedAt", run.manifest, run.swaps, run.load_ms AS "loadMs",
  jsonb_build_object('total', run.total, 'running', run.running, 'generated', run.generated, 'passed', run.passed, 'failed', run.failed,
    'unscored', run.unscored, 'missing', run.missing, 'cancelled', run.cancelled,
    'waiting', run.total - run.running - run.generated - run.passed - run.failed - run.unscored - run.missing - run.cancelled) AS counts,
  (SELECT avg(score) FROM benchmark_results WHERE run_id = run.id) AS accuracy,
  (SELECT jsonb_build_object('modelId', judge.id, 'name', judge.name, 'serverId', run.judge_server_id) FROM models judge WHERE judge.id = run.judge_model_id) AS judge`;

/** All columns of some runs, with the counts of each. */
export const RUN_COLUMN_ROWS = `
  SELECT tag.run_id AS "runId", tag.model_id AS "modelId", tag.tag AS name, model.digest, tag.server_id AS "serverId", server.name AS server, server.slots,
    coalesce((tag.runner_options ->> 'numCtx')::int, 0) AS "numCtx",
    jsonb_build_object('total', counted.total, 'waiting', counted.waiting, 'running', counted.running, 'generated', counted.generated,
      'passed', counted.passed, 'failed', counted.failed, 'unscored', counted.unscored, 'missing', counted.missing, 'cancelled', counted.cancelled) AS counts
  FROM run_models tag JOIN models model ON model.id = tag.model_id JOIN servers server ON server.id = tag.server_id
  CROSS JOIN LATERAL (
    SELECT count(*) AS total, count(*) FILTER (WHERE trial.state = 'pending') AS waiting, count(*) FILTER (WHERE trial.state = 'generating') AS running,
      count(*) FILTER (WHERE result.status = 'generated') AS generated, count(*) FILTER (WHERE result.passed) AS passed,
      count(*) FILTER (WHERE NOT result.passed) AS failed, count(*) FILTER (WHERE result.status = 'unscored') AS unscored,
      count(*) FILTER (WHERE result.status = 'missing' AND result.outcome <> 'cancelled') AS missing,
      count(*) FILTER (WHERE trial.state = 'cancelled') AS cancelled
    FROM trials trial LEFT JOIN benchmark_results result ON result.trial_id = trial.id
    WHERE trial.run_id = tag.run_id AND trial.model_id = tag.model_id AND trial.server_id = tag.server_id) AS counted
  WHERE tag.run_id = ANY($1) ORDER BY tag.run_id, tag.position`;
