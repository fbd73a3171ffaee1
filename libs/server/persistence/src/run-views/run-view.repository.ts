import type { OutcomeCounts, Page, RunKind, RunJudging, RunStatus, TaskType } from '@assay/contracts';
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

/** Calls that one judge still has to answer. */
export interface OpenJudgingRow {
  readonly modelId: string;
  readonly serverId: string;
  readonly slots: number;
  readonly calls: number;
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

  /** The newest run that somebody asked for, no confirmation or probe; null when there is none. */
  async latestId(): Promise<string | null> {
    const [row] = await this.database.query<{ id: string }>(
      `SELECT id FROM runs WHERE kind IN ('benchmark', 'recorded') ORDER BY created_at DESC, id DESC LIMIT 1`,
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

  /** Calls that judges still have to answer, repetitions aside. */
  judgeWork(runId: string): Promise<OpenJudgingRow[]> {
    return this.database.query<OpenJudgingRow>(JUDGE_WORK, [runId]);
  }

  /** Null where nothing of the run waits, or waited, for a judge. */
  async judging(runId: string): Promise<RunJudging | null> {
    const [row] = await this.database.query<RunJudging>(
      `SELECT count(*) FILTER (WHERE one.phase = 'judge' AND one.state IN ('pending', 'running'))::int AS open,
         count(*) FILTER (WHERE one.state IN ('scored', 'unscored'))::int AS done, coalesce(sum(said.calls), 0)::int AS calls
       FROM evaluations one JOIN benchmark_results result ON result.id = one.result_id
       CROSS JOIN LATERAL (SELECT round(coalesce(sum(1.0 / items_in_call), 0)) AS calls FROM judgements WHERE evaluation_id = one.id) AS said
       WHERE result.run_id = $1 AND one.nonce IS NOT NULL`,
      [runId],
    );
    return row === undefined || row.open + row.done === 0 ? null : row;
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

/** A plain text is one requirement; three questions of relevance go along with any. A call is for as many of them as the judge's latest calls were. */
const JUDGE_WORK = `
  SELECT judge.model_id AS "modelId", judge.server_id AS "serverId", server.slots, ceil(sum(greatest(0, asked.items + 3 - coalesce(said.items, 0)) / latest.per_call))::int AS calls
  FROM trials trial JOIN runs run ON run.id = trial.run_id JOIN benchmark_tasks task ON task.id = trial.task_id
  LEFT JOIN benchmark_results result ON result.trial_id = trial.id
  LEFT JOIN evaluations one ON one.result_id = result.id AND one.state IN ('pending', 'running')
  JOIN judges judge ON judge.id = CASE WHEN one.id IS NULL THEN run.judge_id ELSE one.judge_id END AND judge.model_id <> trial.model_id
  JOIN servers server ON server.id = judge.server_id
  CROSS JOIN LATERAL (
    SELECT CASE WHEN jsonb_typeof(task.evaluation_criteria) = 'string' THEN 1
      ELSE jsonb_array_length(jsonb_path_query_array(task.evaluation_criteria, '$.scorers[*] ? (@.type == "judge").checklist[*]')) END AS items) AS asked
  LEFT JOIN LATERAL (SELECT count(*) AS items FROM judgements WHERE evaluation_id = one.id AND NOT forgiven) AS said ON true
  CROSS JOIN LATERAL (
    SELECT coalesce(avg(said.items_in_call), 1) AS per_call FROM (SELECT id FROM evaluations WHERE judge_id = judge.id ORDER BY id DESC LIMIT 20) AS newest
    JOIN judgements said ON said.evaluation_id = newest.id) AS latest
  WHERE trial.run_id = $1 AND trial.state IN ('pending', 'generating', 'generated') AND asked.items > 0 GROUP BY 1, 2, 3`;
