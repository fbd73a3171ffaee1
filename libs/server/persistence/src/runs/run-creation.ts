import type { JsonObject, RunEvent, RunKind, RunOptions, SamplingOptions } from '@assay/contracts';
import type { RunnerOptions } from '@assay/domain/run';
import type { PlannedTrial } from '@assay/domain/scheduling';
import { violatedConstraint } from '../database-errors';
import type { Database, Sql } from '../database';
import { appendEvent, notifyWork } from './event-sql';
import { RUN_TIME } from './run-time';
import type { JudgeInUse } from './judge-registry';

/** One column of a run that is to be stored. */
export interface NewRunModel {
  readonly modelId: string;
  readonly serverId: string;
  readonly tag: string;
  readonly runner: RunnerOptions;
  readonly runnerHash: string;
  readonly sampling: SamplingOptions;
  readonly samplingHash: string;
}

/** A run with its whole plan. `trials` name tasks and models by their place. */
export interface NewRun {
  readonly id: string;
  readonly kind: RunKind;
  readonly name: string;
  readonly suite: { readonly id: string; readonly name: string } | null;
  readonly epochs: number;
  readonly judge: JudgeInUse | null;
  readonly options: RunOptions;
  readonly manifest: JsonObject;
  readonly idempotencyKey: string | null;
  readonly parentRunId: string | null;
  /** Runs with the same salt ask with the same seeds. */
  readonly seedSalt: string;
  readonly taskIds: readonly string[];
  readonly models: readonly NewRunModel[];
  /** Tags whose speed is measured once their answers are there, each on its server. */
  readonly probed: readonly Pick<NewRunModel, 'modelId' | 'serverId' | 'tag'>[];
  readonly trials: readonly PlannedTrial[];
}

/** `created` false: the idempotency key was used before, and `runId` is that run. */
export interface CreatedRun {
  readonly runId: string;
  readonly trials: number;
  readonly created: boolean;
  readonly event: RunEvent | null;
}

/** Rows of one INSERT. */
const CHUNK = 25_000;

/** Stores runs with their plan: all of it in one transaction, or nothing. */
export class RunCreation {
  constructor(private readonly database: Database) {}

  async create(run: NewRun): Promise<CreatedRun> {
    try {
      const event = await this.database.transaction((sql) => store(sql, run));
      return { runId: run.id, trials: run.trials.length, created: true, event };
    } catch (error) {
      if (violatedConstraint(error) !== 'runs_idempotency_uq' || run.idempotencyKey === null) throw error;
      const earlier = await this.withKey(run.idempotencyKey);
      if (earlier === null) throw error;
      return earlier;
    }
  }

  /** The run that was started with this idempotency key. */
  async withKey(key: string): Promise<CreatedRun | null> {
    const [row] = await this.database.query<{ runId: string; trials: number }>(
      'SELECT id AS "runId", total AS trials FROM runs WHERE idempotency_key = $1',
      [key],
    );
    return row === undefined ? null : { ...row, created: false, event: null };
  }
}

async function store(sql: Sql, run: NewRun): Promise<RunEvent> {
  await insertRun(sql, run);
  await sql.query(INSERT_MODELS, [run.id, JSON.stringify(run.models)]);
  for (let start = 0; start < run.trials.length; start += CHUNK) {
    await insertTrials(sql, run, run.trials.slice(start, start + CHUNK), start);
  }
  if (run.probed.length > 0) await sql.query(INSERT_PROBES, [run.id, JSON.stringify(run.probed)]);
  const event = await appendEvent(sql, run.id, 'run.queued', { trials: run.trials.length });
  await notifyWork(sql, run.id);
  return event;
}

async function insertRun(sql: Sql, run: NewRun): Promise<void> {
  await sql.query(
    `INSERT INTO runs (id, kind, name, suite_id, suite_name, epochs, tasks, total, judge_model_id, judge_server_id, options, manifest, idempotency_key, parent_run_id, seed_salt, judge_id, judge_num_ctx,
       deadline_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, now() + ${RUN_TIME})`,
    [
      run.id,
      run.kind,
      run.name,
      run.suite?.id ?? null,
      run.suite?.name ?? null,
      run.epochs,
      run.taskIds.length,
      run.trials.length,
      run.judge?.modelId ?? null,
      run.judge?.serverId ?? null,
      JSON.stringify(run.options),
      JSON.stringify(run.manifest),
      run.idempotencyKey,
      run.parentRunId,
      run.seedSalt,
      run.judge?.judgeId ?? null,
      run.judge?.numCtx ?? null,
    ],
  );
}

const INSERT_MODELS = `
  INSERT INTO run_models (run_id, model_id, server_id, tag, position, runner_options, runner_hash, sampling, sampling_hash)
  SELECT $1, model."modelId", model."serverId", model.tag, place, model.runner, model."runnerHash", model.sampling, model."samplingHash"
  FROM ROWS FROM (jsonb_to_recordset($2::jsonb) AS ("modelId" uuid, "serverId" uuid, tag text, runner jsonb, "runnerHash" text,
    sampling jsonb, "samplingHash" text)) WITH ORDINALITY AS model ("modelId", "serverId", tag, runner, "runnerHash", sampling, "samplingHash", place)`;

const INSERT_PROBES = `
  INSERT INTO speed_probes (run_id, model_id, server_id, tag)
  SELECT $1, model."modelId", model."serverId", model.tag FROM jsonb_to_recordset($2::jsonb) AS model ("modelId" uuid, "serverId" uuid, tag text)`;

/** Trials travel as four arrays of small integers; ids of tasks, models and servers are looked up by place. */
async function insertTrials(sql: Sql, run: NewRun, trials: readonly PlannedTrial[], start: number): Promise<void> {
  await sql.query(
    `INSERT INTO trials (run_id, task_id, model_id, server_id, epoch, variant, position)
     SELECT $1, ($2::uuid[])[task + 1], ($3::uuid[])[model + 1], ($4::uuid[])[model + 1], epoch, variant, $9 + place
     FROM unnest($5::int[], $6::int[], $7::int[], $8::int[]) WITH ORDINALITY AS planned (task, model, epoch, variant, place)`,
    [
      run.id,
      run.taskIds,
      run.models.map((model) => model.modelId),
      run.models.map((model) => model.serverId),
      trials.map((trial) => trial.task),
      trials.map((trial) => trial.model),
      trials.map((trial) => trial.epoch),
      trials.map((trial) => trial.variant),
      start,
    ],
  );
}
