import type { ModelRef, SamplingOptions, SuiteDraft } from '@assay/contracts';
import type { Page } from '@assay/contracts';
import type { Database, Sql } from '../database';
import { listPage } from '../paging/list-page';
import { Where, containsPattern } from '../paging/where';

export interface SuiteRow {
  readonly id: string;
  readonly name: string;
  readonly description: string | null;
  readonly builtIn: boolean;
  readonly epochs: number | null;
  readonly options: SamplingOptions;
  readonly judge: ModelRef | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly taskKeys: string[];
  readonly taskCount: number;
}

const COLUMNS = `suite.id, suite.name, suite.description, suite.built_in AS "builtIn", suite.epochs, suite.options, suite.judge,
  suite.created_at AS "createdAt", suite.updated_at AS "updatedAt",
  ARRAY(SELECT task_key FROM suite_tasks WHERE suite_id = suite.id ORDER BY position, task_key) AS "taskKeys",
  (SELECT count(*)::int FROM suite_tasks JOIN benchmark_tasks task ON task.key = task_key
    AND task.superseded_at IS NULL AND task.archived_at IS NULL WHERE suite_id = suite.id) AS "taskCount"`;

/** Named sets of task keys. */
export class SuiteRepository {
  constructor(private readonly database: Database) {}

  list(query: {
    readonly search?: string | undefined;
    readonly limit?: number | undefined;
    readonly cursor?: string | undefined;
  }): Promise<Page<SuiteRow>> {
    const where = new Where().and(
      'suite.name ILIKE ?',
      query.search === undefined ? undefined : containsPattern(query.search),
    );
    const sort = [{ expression: 'suite.name', cast: 'text' }] as const;
    return listPage<SuiteRow, SuiteRow>(
      this.database,
      {
        select: COLUMNS,
        from: 'suites suite',
        where,
        sort,
        descending: false,
        limit: query.limit,
        cursor: query.cursor,
      },
      (row) => row,
    );
  }

  async find(idOrName: string, sql: Sql = this.database): Promise<SuiteRow | null> {
    const rows = await sql.query<SuiteRow>(
      `SELECT ${COLUMNS} FROM suites suite WHERE suite.id::text = $1 OR suite.name = $1`,
      [idOrName],
    );
    return rows[0] ?? null;
  }

  /** Throws the database's unique violation (`suites_name_uq`) when the name is taken. */
  async create(draft: SuiteDraft, builtIn = false, sql?: Sql): Promise<string> {
    const write = async (inside: Sql): Promise<string> => {
      const [row] = await inside.query<{ id: string }>(
        'INSERT INTO suites (name, description, built_in, epochs, options, judge) VALUES ($1, $2, $3, $4, $5, $6) RETURNING id',
        [
          draft.name,
          draft.description ?? null,
          builtIn,
          draft.epochs ?? null,
          JSON.stringify(draft.options ?? {}),
          judgeOf(draft.judge),
        ],
      );
      if (row === undefined) throw new Error('INSERT … RETURNING gave no row');
      await putTasks(inside, row.id, draft.taskKeys);
      return row.id;
    };
    return sql === undefined ? this.database.transaction(write) : write(sql);
  }

  /** Changes the fields given; false when there is no such suite. */
  async update(id: string, patch: Partial<SuiteDraft>): Promise<boolean> {
    return this.database.transaction(async (sql) => {
      const before = await this.find(id, sql);
      if (before === null) return false;
      const next = { ...before, ...patch };
      await sql.query(
        'UPDATE suites SET name = $2, description = $3, epochs = $4, options = $5, judge = $6, updated_at = now() WHERE id = $1',
        [
          before.id,
          next.name,
          next.description ?? null,
          next.epochs ?? null,
          JSON.stringify(next.options),
          judgeOf(next.judge),
        ],
      );
      if (patch.taskKeys !== undefined) await putTasks(sql, before.id, patch.taskKeys);
      return true;
    });
  }

  async delete(id: string): Promise<void> {
    await this.database.query('DELETE FROM suites WHERE id = $1', [id]);
  }

  /** Adds keys that are not in the suite yet, at its end. */
  async addTasks(suiteId: string, keys: readonly string[], sql: Sql): Promise<void> {
    await sql.query(
      `INSERT INTO suite_tasks (suite_id, task_key, position)
       SELECT $1, key, (SELECT coalesce(max(position), 0) FROM suite_tasks WHERE suite_id = $1) + place
       FROM unnest($2::text[]) WITH ORDINALITY AS added (key, place) ON CONFLICT DO NOTHING`,
      [suiteId, keys],
    );
  }
}

async function putTasks(sql: Sql, suiteId: string, keys: readonly string[]): Promise<void> {
  await sql.query('DELETE FROM suite_tasks WHERE suite_id = $1', [suiteId]);
  await sql.query(
    `INSERT INTO suite_tasks (suite_id, task_key, position)
     SELECT $1, key, place FROM unnest($2::text[]) WITH ORDINALITY AS listed (key, place) ON CONFLICT DO NOTHING`,
    [suiteId, keys],
  );
}

function judgeOf(judge: ModelRef | null | undefined): string | null {
  return judge == null ? null : JSON.stringify(judge);
}
