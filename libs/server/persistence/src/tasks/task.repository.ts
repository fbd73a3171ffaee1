import type { Difficulty, FacetCount, Page, TaskFacets, TaskType, TaskVersion } from '@assay/contracts';
import { Database, type Sql } from '../database';
import { listPage, type SortKey } from '../paging/list-page';
import { Where, containsPattern } from '../paging/where';
import { FULL_TASK_COLUMNS, TASK_COLUMNS, type FullTaskRow, type TaskRow } from './task-row';

export interface TaskFilter {
  readonly taskType?: readonly TaskType[] | undefined;
  readonly category?: string | undefined;
  readonly difficulty?: readonly Difficulty[] | undefined;
  readonly tag?: string | undefined;
  readonly search?: string | undefined;
  /** Name or id of a suite. */
  readonly suite?: string | undefined;
}

export const TASK_SORTS = ['type', 'key', 'title', 'category', 'difficulty', 'created'] as const;
export type TaskSort = (typeof TASK_SORTS)[number];

export interface TaskListQuery extends TaskFilter {
  readonly sort?: TaskSort | undefined;
  readonly descending?: boolean | undefined;
  readonly limit?: number | undefined;
  readonly cursor?: string | undefined;
}

/** Values of a filter that are listed. */
const MOST_FACETS = 500;

const KEY: SortKey = { expression: 'task.key', cast: 'text' };
const SORTS: Readonly<Record<TaskSort, readonly SortKey[]>> = {
  type: [
    {
      expression: `array_position(ARRAY['code_generation','code_analysis','reasoning','planning','general_chat'], task.task_type)`,
      cast: 'int8',
    },
    { expression: 'task.category', cast: 'text' },
    KEY,
  ],
  key: [KEY],
  title: [{ expression: 'task.title', cast: 'text' }, KEY],
  category: [{ expression: 'task.category', cast: 'text' }, KEY],
  difficulty: [{ expression: 'coalesce(task.difficulty, 0)', cast: 'int8' }, KEY],
  created: [{ expression: 'task.created_at', cast: 'timestamptz' }, KEY],
};

/** Reads tasks. Versions are immutable; "current" means neither superseded nor archived. */
export class TaskRepository {
  constructor(private readonly database: Database) {}

  list(query: TaskListQuery): Promise<Page<TaskRow>> {
    return listPage<TaskRow, TaskRow>(
      this.database,
      {
        select: TASK_COLUMNS,
        from: 'benchmark_tasks task',
        where: conditions(query),
        sort: SORTS[query.sort ?? 'type'],
        descending: query.descending ?? false,
        limit: query.limit,
        cursor: query.cursor,
      },
      (row) => row,
    );
  }

  /** Any version, also a superseded or archived one. */
  async find(id: string): Promise<FullTaskRow | null> {
    const rows = await this.database.query<FullTaskRow>(
      `SELECT ${FULL_TASK_COLUMNS} FROM benchmark_tasks task WHERE task.id = $1`,
      [id],
    );
    return rows[0] ?? null;
  }

  versions(key: string): Promise<TaskVersion[]> {
    return this.database.query(
      `SELECT id, version, to_char(created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "createdAt"
       FROM benchmark_tasks WHERE key = $1 ORDER BY version DESC`,
      [key],
    );
  }

  /** All current tasks that match, whole, in the order of the list. */
  async all(filter: TaskFilter, sql: Sql = this.database): Promise<FullTaskRow[]> {
    const where = conditions(filter);
    const order = SORTS.type.map((key) => key.expression).join(', ');
    return sql.query<FullTaskRow>(
      `SELECT ${FULL_TASK_COLUMNS} FROM benchmark_tasks task WHERE ${where.toString()} ORDER BY ${order}`,
      where.parameters,
    );
  }

  /** The whole newest versions of these keys, archived ones too. */
  async newest(keys: readonly string[], sql: Sql = this.database): Promise<FullTaskRow[]> {
    return sql.query<FullTaskRow>(
      `SELECT ${FULL_TASK_COLUMNS} FROM benchmark_tasks task
       WHERE task.key = ANY($1) AND task.superseded_at IS NULL`,
      [keys],
    );
  }

  /** What current tasks can be filtered by. */
  async facets(): Promise<TaskFacets> {
    const count = (value: string, from: string, order: string): Promise<FacetCount[]> =>
      this.database.query(
        `SELECT ${value} AS value, count(*)::int AS count FROM ${from}
         WHERE task.superseded_at IS NULL AND task.archived_at IS NULL GROUP BY 1 ORDER BY ${order} LIMIT ${MOST_FACETS}`,
      );
    const [taskTypes, categories, tags] = await Promise.all([
      count('task.task_type', 'benchmark_tasks task', '1'),
      count('task.category', 'benchmark_tasks task', '1'),
      count('tag', 'benchmark_tasks task CROSS JOIN unnest(task.tags) AS tag', '2 DESC, 1'),
    ]);
    return { taskTypes, categories, tags };
  }

  async count(): Promise<number> {
    const [row] = await this.database.query<{ count: number }>('SELECT count(*)::int AS count FROM benchmark_tasks');
    return row?.count ?? 0;
  }
}

function conditions(filter: TaskFilter): Where {
  return new Where()
    .and('task.superseded_at IS NULL AND task.archived_at IS NULL')
    .and('task.task_type = ANY(?)', filter.taskType)
    .and('task.category = ?', filter.category)
    .and('task.difficulty = ANY(?::smallint[])', filter.difficulty)
    .and('task.tags @> ARRAY[?]', filter.tag)
    .and(
      `task.key IN (SELECT task_key FROM suite_tasks JOIN suites ON suites.id = suite_id WHERE suites.name = ? OR suites.id::text = ?)`,
      filter.suite,
      filter.suite,
    )
    .and(
      `concat_ws(' ', task.key, task.title, task.category, task.task_description) ILIKE ?`,
      filter.search === undefined ? undefined : containsPattern(filter.search),
    );
}
