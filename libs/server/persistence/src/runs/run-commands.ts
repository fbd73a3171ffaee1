import type { RunCommand, RunEvent, RunStatus } from '@assay/contracts';
import { type CommandedRun, decideCommand, type DesiredState } from '@assay/domain/run';
import type { Database, Sql } from '../database';
import { appendEvent, notifyWork } from './event-sql';
import { hasRetriable, retryFailed } from './retry-failed';
import { RUN_TIME } from './run-time';

/** What a command comes to: `refused` names the state that stands in the way. */
export type CommandResult =
  | { readonly kind: 'done'; readonly events: readonly RunEvent[] }
  | { readonly kind: 'refused'; readonly status: RunStatus }
  | { readonly kind: 'unknown' };

/** Where a run stands. */
export interface RunStateRow {
  readonly status: RunStatus;
  readonly reason: string | null;
  readonly seq: number;
}

/** Writes what people want of runs; workers see it at once by a notice and at every claim. */
export class RunCommands {
  constructor(private readonly database: Database) {}

  /** Decides and carries out a command under the lock of the run. Asking twice is the same as asking once. */
  command(runId: string, command: RunCommand): Promise<CommandResult> {
    return this.database.transaction(async (sql): Promise<CommandResult> => {
      const [run] = await sql.query<Omit<CommandedRun, 'retriable'>>(
        `SELECT status, desired_state AS "desiredState", started_at IS NOT NULL AS started FROM runs WHERE id = $1 FOR UPDATE`,
        [runId],
      );
      if (run === undefined) return { kind: 'unknown' };
      const retriable = command === 'retry-failed' && (await hasRetriable(sql, runId));
      const decision = decideCommand({ ...run, retriable }, command);
      if (decision === 'refused') return { kind: 'refused', status: run.status };
      if (decision === 'nothing') return { kind: 'done', events: [] };
      const events = await carryOut(sql, runId, command, decision);
      await notifyWork(sql, runId);
      return { kind: 'done', events };
    });
  }

  /** Of these runs, those that shall not go on, with what is wanted of them instead. */
  async stopped(runIds: readonly string[]): Promise<Map<string, DesiredState>> {
    const rows = await this.database.query<{ id: string; desired: DesiredState }>(
      `SELECT id, desired_state AS desired FROM runs WHERE id = ANY($1) AND desired_state <> 'run'`,
      [runIds],
    );
    return new Map(rows.map((row) => [row.id, row.desired]));
  }

  /** Cancels runs whose time is over, and gives their ids; one that is paused waits for a person and has time. */
  async cancelOverdue(): Promise<string[]> {
    return this.database.transaction(async (sql) => {
      const rows = await sql.query<{ id: string }>(
        `UPDATE runs SET desired_state = 'cancel' WHERE finished_at IS NULL AND desired_state = 'run' AND deadline_at < now() RETURNING id`,
      );
      const ids = rows.map((row) => row.id);
      if (ids.length > 0) await sql.query(CANCEL_PROBES, [ids]);
      for (const id of ids) await notifyWork(sql, id);
      return ids;
    });
  }

  /** Status, reason and last seq of a run; null when there is none. */
  async state(runId: string): Promise<RunStateRow | null> {
    const [row] = await this.database.query<RunStateRow>('SELECT status, reason, seq FROM runs WHERE id = $1', [runId]);
    return row ?? null;
  }
}

async function carryOut(
  sql: Sql,
  runId: string,
  command: RunCommand,
  to: { readonly desired: DesiredState; readonly status: RunStatus },
): Promise<RunEvent[]> {
  await sql.query(SET_STATE, [runId, to.desired, to.status, command === 'retry-failed']);
  switch (command) {
    case 'pause':
      return [await appendEvent(sql, runId, 'run.paused', { reason: null })];
    case 'resume':
      return [await appendEvent(sql, runId, 'run.resumed')];
    case 'retry-failed':
      await retryFailed(sql, runId);
      return [await appendEvent(sql, runId, 'run.resumed')];
    case 'cancel':
      await sql.query(CANCEL_PROBES, [[runId]]);
      // What waits is cancelled next, in portions: those who work must not wait for that.
      return [];
    default:
      return command satisfies never;
  }
}

/** What measures the speed of these runs' models ends with them. */
const CANCEL_PROBES = `
  UPDATE speed_probes SET cancel_requested = true, state = CASE WHEN state = 'queued' THEN 'cancelled' ELSE state END,
    finished_at = CASE WHEN state = 'queued' THEN now() END WHERE run_id = ANY($1) AND state IN ('queued', 'running')`;

const SET_STATE = `
  UPDATE runs SET desired_state = $2, status = $3, deadline_at = CASE WHEN $2 = 'run' THEN now() + ${RUN_TIME} ELSE deadline_at END, waiting_for = CASE WHEN $3 = 'waiting' THEN waiting_for END,
    finished_at = CASE WHEN NOT $4::boolean THEN finished_at END, reason = CASE WHEN NOT $4::boolean THEN reason END WHERE id = $1`;
