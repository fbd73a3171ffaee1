import type { JsonObject, MissingOutcome, ProblemRef, RunEvent, RunStatus, WaitingFor } from '@assay/contracts';
import { type CommandedRun, finalStatus, type FinalTally } from '@assay/domain/run';
import type { Database, Sql } from '../database';
import type { LaneWait } from '../entities/server.entity';
import { cancelJudging } from './cancel-judging';
import { CANCELLED, cancelWaitingTrials, endWaitingTrials } from './ending-trials';
import { appendEvent } from './event-sql';
import type { HeldLane } from './trial-queue';

/** A block that begins: what its `block.started` says. */
export interface BeginningBlock {
  readonly serverId: string;
  readonly modelId: string;
  readonly model: string;
  readonly phase: 'generate' | 'judge';
  readonly trials: number;
}

type RunState = Pick<CommandedRun, 'status' | 'desiredState'>;

/** Steps of a run as a whole. Each is one transaction under the run's row lock, and gives the events that it made. */
export class RunLifecycle {
  constructor(private readonly database: Database) {}

  /** A lane turns to this run: the run is running, whatever it waited for. Nothing for a run that shall not go on. */
  beginBlock(lane: HeldLane, runId: string, block: BeginningBlock): Promise<RunEvent[]> {
    return this.withRun(runId, async (sql, run) => {
      if (run.desiredState !== 'run' || !(await holds(sql, lane))) return [];
      const events = await setRunning(sql, runId, run.status);
      return [...events, await appendEvent(sql, runId, 'block.started', { ...block })];
    });
  }

  /** Adds to what the run's loads cost. */
  async addLoad(runId: string, load: { readonly swaps: number; readonly loadMs: number }): Promise<void> {
    await this.database.query('UPDATE runs SET swaps = swaps + $2, load_ms = load_ms + $3 WHERE id = $1', [
      runId,
      load.swaps,
      Math.round(load.loadMs),
    ]);
  }

  /** Notes that a lane waits; runs of which no lane can move now wait with it. */
  async beginWait(lane: HeldLane, wait: LaneWait, waitingFor: WaitingFor): Promise<RunEvent[]> {
    const stuck = await this.database.transaction(async (sql) => {
      const rows = await sql.query('UPDATE servers SET lane_wait = $3 WHERE id = $1 AND lane_token = $2 RETURNING id', [
        lane.serverId,
        lane.token,
        JSON.stringify(wait),
      ]);
      return rows.length === 0 ? [] : stuckRuns(sql, lane.serverId, waitingFor === 'storage');
    });
    const waits = new Map(
      stuck.map(({ id, asks }) => [id, asks || waitingFor === 'storage' ? waitingFor : ('judge' as const)]),
    );
    const payload: JsonObject = {
      serverId: lane.serverId,
      reason: wait.reason,
      nextTryAt: wait.nextTryAt,
      waitsUntil: wait.waitsUntil,
    };
    return this.each([...waits.keys()], async (sql, runId, run) => {
      if (run.desiredState !== 'run') return [];
      const whatFor = waits.get(runId) ?? waitingFor;
      await sql.query(`UPDATE runs SET status = 'waiting', waiting_for = $2, reason = $3 WHERE id = $1`, [
        runId,
        whatFor,
        wait.reason,
      ]);
      return [await appendEvent(sql, runId, 'run.waiting', { ...payload, waitingFor: whatFor })];
    });
  }

  /** The lane can move again, and with it the runs that waited for it. */
  async endWait(lane: HeldLane): Promise<RunEvent[]> {
    const runIds = await this.database.transaction(async (sql) => {
      const rows = await sql.query(
        'UPDATE servers SET lane_wait = NULL WHERE id = $1 AND lane_token = $2 RETURNING id',
        [lane.serverId, lane.token],
      );
      return rows.length === 0 ? [] : openRunsOf(sql, lane.serverId);
    });
    return this.each(runIds, (sql, runId, run) =>
      run.status === 'waiting' ? setRunning(sql, runId, run.status) : Promise.resolve([]),
    );
  }

  /** Ends what waits on this lane of a run, or of one of its models: it will not get an answer. */
  async endWaiting(
    lane: HeldLane,
    which: { readonly runId: string; readonly modelId?: string },
    outcome: Exclude<MissingOutcome, 'cancelled'>,
    error: ProblemRef,
  ): Promise<RunEvent[]> {
    const events: RunEvent[] = [];
    for (;;) {
      const more = await this.withRun(which.runId, async (sql) =>
        (await holds(sql, lane)) ? endWaitingTrials(sql, { ...which, serverId: lane.serverId }, outcome, error) : [],
      );
      events.push(...more);
      if (more.length === 0) return events;
    }
  }

  /** Says at the run's model why it can be asked no more. */
  async blockModel(runId: string, modelId: string, serverId: string, reason: string): Promise<void> {
    await this.database.query(
      'UPDATE run_models SET blocked_reason = $4 WHERE run_id = $1 AND model_id = $2 AND server_id = $3',
      [runId, modelId, serverId, reason],
    );
  }

  /** Cancels what waits of cancelled runs (all, or these), portion by portion; also what came back to the queue after the command. */
  async cancelWaiting(runIds: readonly string[] | null): Promise<void> {
    const rows = await this.database.query<{ id: string }>(
      `SELECT id FROM runs WHERE desired_state = 'cancel' AND finished_at IS NULL AND ($1::uuid[] IS NULL OR id = ANY($1)) ORDER BY id`,
      [runIds],
    );
    for (const { id } of rows) while ((await this.cancelPortion(id)) > 0);
  }

  private async cancelPortion(runId: string): Promise<number> {
    let count = 0;
    await this.withRun(runId, async (sql) => {
      count = (await cancelWaitingTrials(sql, runId, CANCELLED)) + (await cancelJudging(sql, runId));
      return [];
    });
    return count;
  }

  /** Unfinished runs with nothing left to do. */
  async exhausted(): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      `SELECT id FROM runs WHERE finished_at IS NULL AND passed + failed + unscored + missing + cancelled = total ORDER BY id`,
    );
    return rows.map((row) => row.id);
  }

  /** Ends a run that has nothing left to do; once, whoever calls. Null when it has, or has ended. */
  async finish(runId: string): Promise<RunEvent | null> {
    const events = await this.withRun(runId, async (sql) => {
      const [tally] = await sql.query<FinalTally>(TALLY, [runId]);
      if (tally === undefined) return [];
      const { status, reason } = finalStatus(tally);
      await sql.query(
        `UPDATE runs SET status = $2, reason = $3, waiting_for = NULL, finished_at = clock_timestamp() WHERE id = $1`,
        [runId, status, reason],
      );
      return [await appendEvent(sql, runId, 'run.finished', { status, reason })];
    });
    return events[0] ?? null;
  }

  private async each(
    runIds: readonly string[],
    work: (sql: Sql, runId: string, run: RunState) => Promise<RunEvent[]>,
  ): Promise<RunEvent[]> {
    const events: RunEvent[] = [];
    for (const runId of runIds) events.push(...(await this.withRun(runId, (sql, run) => work(sql, runId, run))));
    return events;
  }

  /** Under the lock of a run that is not finished; nothing for any other. */
  private withRun(runId: string, work: (sql: Sql, run: RunState) => Promise<RunEvent[]>): Promise<RunEvent[]> {
    return this.database.transaction(async (sql) => {
      const [run] = await sql.query<RunState>(
        'SELECT status, desired_state AS "desiredState" FROM runs WHERE id = $1 AND finished_at IS NULL FOR UPDATE',
        [runId],
      );
      return run === undefined ? [] : work(sql, run);
    });
  }
}

async function setRunning(sql: Sql, runId: string, status: RunStatus): Promise<RunEvent[]> {
  if (status === 'running') return [];
  const [row] = await sql.query<{ first: boolean }>(
    `UPDATE runs SET status = 'running', waiting_for = NULL, reason = NULL, started_at = coalesce(started_at, clock_timestamp())
     FROM (SELECT started_at IS NULL AS first FROM runs WHERE id = $1) AS before WHERE id = $1 RETURNING before.first`,
    [runId],
  );
  if (row?.first === true) return [await appendEvent(sql, runId, 'run.started')];
  return status === 'waiting' ? [await appendEvent(sql, runId, 'run.resumed')] : [];
}

/** The lane is still ours; locked so that it stays so until the transaction ends. */
async function holds(sql: Sql, lane: HeldLane): Promise<boolean> {
  const rows = await sql.query(
    'SELECT id FROM servers WHERE id = $1 AND lane_token = $2 AND lane_owner IS NOT NULL FOR SHARE',
    [lane.serverId, lane.token],
  );
  return rows.length === 1;
}

/** Open judging of the run `run` on the server that the SQL names. */
function judgingOn(server: string): string {
  return `EXISTS (SELECT 1 FROM evaluations one JOIN benchmark_results judged ON judged.id = one.result_id
    WHERE one.judge_server_id = ${server} AND one.phase = 'judge' AND one.state IN ('pending', 'running') AND judged.run_id = run.id)`;
}

async function openRunsOf(sql: Sql, serverId: string): Promise<string[]> {
  const rows = await sql.query<{ id: string }>(
    `SELECT run.id FROM runs run WHERE finished_at IS NULL AND (EXISTS (
       SELECT 1 FROM trials WHERE run_id = run.id AND server_id = $1 AND state IN ('pending', 'generating')) OR ${judgingOn('$1')}) ORDER BY id`,
    [serverId],
  );
  return rows.map((row) => row.id);
}

/**
 * Runs with work on this server, all of whose open work lies on servers that wait; `asks`: some of it are generations. Where nothing
 * can be stored, programs cannot score either.
 */
function stuckRuns(
  sql: Sql,
  serverId: string,
  noRoom: boolean,
): Promise<{ readonly id: string; readonly asks: boolean }[]> {
  return sql.query<{ id: string; asks: boolean }>(
    `SELECT run.id, EXISTS (SELECT 1 FROM trials WHERE run_id = run.id AND state IN ('pending', 'generating')) AS asks FROM runs run
     WHERE finished_at IS NULL AND desired_state = 'run'
       AND (EXISTS (SELECT 1 FROM trials WHERE run_id = run.id AND server_id = $1 AND state IN ('pending', 'generating')) OR ${judgingOn('$1')})
       AND NOT EXISTS (SELECT 1 FROM run_models tag JOIN servers server ON server.id = tag.server_id AND server.lane_wait IS NULL
         WHERE tag.run_id = run.id AND EXISTS (SELECT 1 FROM trials
           WHERE run_id = run.id AND server_id = tag.server_id AND model_id = tag.model_id AND state IN ('pending', 'generating')))
       AND (run.generated = 0 OR $2::boolean OR NOT EXISTS (SELECT 1 FROM evaluations one JOIN benchmark_results result ON result.id = one.result_id
         LEFT JOIN servers server ON server.id = one.judge_server_id
         WHERE result.run_id = run.id AND one.state IN ('pending', 'running') AND (one.phase = 'programs' OR server.lane_wait IS NULL)))
     ORDER BY id`,
    [serverId, noRoom],
  );
}

const TALLY = `
  SELECT desired_state AS "desiredState", coalesce(deadline_at < now(), false) AS overdue, total, passed, failed, unscored, missing, cancelled,
    CASE WHEN unscored = 0 THEN 0 ELSE (SELECT count(*)::int FROM benchmark_results
      WHERE run_id = runs.id AND status = 'unscored' AND unscored_reason = 'no_judge') END AS "noJudge",
    CASE WHEN unscored = 0 THEN 0 ELSE (SELECT count(*)::int FROM benchmark_results
      WHERE run_id = runs.id AND status = 'unscored' AND unscored_reason = 'cancelled') END AS unjudged
  FROM runs WHERE id = $1 AND passed + failed + unscored + missing + cancelled = total`;
