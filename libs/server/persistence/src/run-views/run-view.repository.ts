import type { OutcomeCounts, Page, RunKind, RunStatus, TaskType } from '@assay/contracts';
import type { Database } from '../database';
import { listPage, type SortKey } from '../paging/list-page';
import { Where, containsPattern } from '../paging/where';
import { splitModel } from '../results/result-filter';
import { RUN_COLUMN_ROWS, RUN_COLUMNS, type RunColumnRow, type RunViewRow } from './run-view-row';

export const RUN_SORTS = ['created', 'name', 'status', 'number'] as const;
export type RunSort = (typeof RUN_SORTS)[number];

export interface RunListQuery {
  readonly status?: readonly RunStatus[] | undefined;
  readonly kind?: RunKind | undefined;
  readonly suite?: string | undefined;
  /** A tag, or tag@server. */
  readonly model?: string | undefined;
  readonly serverId?: string | undefined;
  readonly search?: string | undefined;
  readonly sort?: RunSort | undefined;
  readonly descending?: boolean | undefined;
  readonly limit?: number | undefined;
  readonly cursor?: string | undefined;
}

const ID: SortKey = { expression: 'run.id', cast: 'uuid' };
const SORTS: Readonly<Record<RunSort, readonly SortKey[]>> = {
  created: [{ expression: 'run.created_at', cast: 'timestamptz' }, ID],
  name: [{ expression: 'run.name', cast: 'text' }, ID],
  status: [{ expression: `run.status COLLATE "C"`, cast: 'text' }, ID],
  number: [{ expression: 'run.number', cast: 'int8' }, ID],
};

/** Trials of one model and task type that still need an answer. */
export interface OpenWorkRow {
  readonly modelId: string;
  readonly serverId: string;
  readonly taskType: TaskType;
  readonly trials: number;
}

/** Reads runs as people look at them. */
export class RunViewRepository {
  constructor(private readonly database: Database) {}

  list(query: RunListQuery): Promise<Page<RunViewRow>> {
    return listPage<RunViewRow, RunViewRow>(
      this.database,
      {
        select: RUN_COLUMNS,
        from: 'runs run',
        where: conditions(query),
        sort: SORTS[query.sort ?? 'created'],
        descending: query.descending ?? true,
        limit: query.limit,
        cursor: query.cursor,
      },
      (row) => row,
    );
  }

  async find(id: string): Promise<RunViewRow | null> {
    const rows = await this.database.query<RunViewRow>(`SELECT ${RUN_COLUMNS} FROM runs run WHERE run.id = $1`, [id]);
    return rows[0] ?? null;
  }

  /** The newest run; null when there is none. */
  async latestId(): Promise<string | null> {
    const [row] = await this.database.query<{ id: string }>(
      'SELECT id FROM runs ORDER BY created_at DESC, id DESC LIMIT 1',
    );
    return row?.id ?? null;
  }

  columns(runIds: readonly string[]): Promise<RunColumnRow[]> {
    return this.database.query<RunColumnRow>(RUN_COLUMN_ROWS, [runIds]);
  }

  openWork(runId: string): Promise<OpenWorkRow[]> {
    return this.database.query<OpenWorkRow>(
      `SELECT trial.model_id AS "modelId", trial.server_id AS "serverId", task.task_type AS "taskType", count(*)::int AS trials
       FROM trials trial JOIN benchmark_tasks task ON task.id = trial.task_id
       WHERE trial.run_id = $1 AND trial.state IN ('pending', 'generating') GROUP BY 1, 2, 3`,
      [runId],
    );
  }

  async outcomes(runId: string): Promise<OutcomeCounts> {
    const rows = await this.database.query<{ outcome: string; count: number }>(
      'SELECT outcome, count(*)::int AS count FROM benchmark_results WHERE run_id = $1 GROUP BY outcome',
      [runId],
    );
    return Object.fromEntries(rows.map((row) => [row.outcome, row.count]));
  }

  async flags(runId: string): Promise<Record<string, number>> {
    const rows = await this.database.query<{ flag: string; count: number }>(
      'SELECT flag, count(*)::int AS count FROM benchmark_results, unnest(flags) AS flag WHERE run_id = $1 GROUP BY flag ORDER BY flag',
      [runId],
    );
    return Object.fromEntries(rows.map((row) => [row.flag, row.count]));
  }
}

function conditions(query: RunListQuery): Where {
  const [tag, server] = splitModel(query.model);
  const column =
    'SELECT 1 FROM run_models tag JOIN servers server ON server.id = tag.server_id WHERE tag.run_id = run.id';
  return new Where()
    .and('run.status = ANY(?)', query.status)
    .and('run.kind = ?', query.kind)
    .and('(run.suite_name = ? OR run.suite_id::text = ?)', query.suite, query.suite)
    .and(`EXISTS (${column} AND tag.tag IN (?, ? || ':latest'))`, tag, tag)
    .and(`EXISTS (${column} AND server.name = ?)`, server)
    .and(`EXISTS (${column} AND server.id = ?)`, query.serverId)
    .and(
      `concat_ws(' ', run.name, run.number) ILIKE ?`,
      query.search === undefined ? undefined : containsPattern(query.search),
    );
}
