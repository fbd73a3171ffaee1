import type { Page, Result } from '@assay/contracts';
import type { Database } from '../database';
import { listPage } from '../paging/list-page';
import { RESULT_SORT_KEYS, resultConditions, type ResultFilter, type ResultSort } from './result-filter';
import { RESULT_TABLES, resultColumns, toResult, type ResultRow } from './result-row';

export interface ResultListQuery extends ResultFilter {
  readonly sort?: ResultSort | undefined;
  readonly descending?: boolean | undefined;
  readonly limit?: number | undefined;
  readonly cursor?: string | undefined;
}

/** A model on a server among the results of a filter, with its counts. */
export interface ResultColumn {
  readonly model: string;
  readonly server: string;
  readonly serverId: string;
  readonly results: number;
  /** Scored and not passed. */
  readonly failed: number;
  /** Answered without a score. */
  readonly unscored: number;
  readonly missing: number;
  /** All answers together. */
  readonly executionMs: number;
}

const BATCH = 500;
/** Answers of one batch together, so that long ones do not fill the memory. */
const BATCH_BYTES = 8 * 1_048_576;

/** Reads stored results. */
export class ResultRepository {
  constructor(private readonly database: Database) {}

  list(query: ResultListQuery): Promise<Page<Result>> {
    return listPage<ResultRow, Result>(
      this.database,
      {
        select: resultColumns(false),
        from: RESULT_TABLES,
        where: resultConditions(query),
        sort: RESULT_SORT_KEYS[query.sort ?? 'created'],
        descending: query.descending ?? true,
        limit: query.limit,
        cursor: query.cursor,
      },
      toResult,
    );
  }

  async find(id: string): Promise<Result | null> {
    const rows = await this.database.query<ResultRow>(
      `SELECT ${resultColumns(true)} FROM ${RESULT_TABLES} WHERE result.id = $1`,
      [id],
    );
    return rows[0] === undefined ? null : toResult(rows[0]);
  }

  /** Models on servers that a filter leaves, with counts, in the order of their names. */
  columns(filter: ResultFilter): Promise<ResultColumn[]> {
    const where = resultConditions(filter);
    return this.database.query<ResultColumn>(
      `SELECT tag.tag AS model, server.name AS server, server.id AS "serverId", count(*)::int AS results,
         count(*) FILTER (WHERE NOT result.passed)::int AS failed, count(*) FILTER (WHERE result.status IN ('unscored', 'generated'))::int AS unscored,
         count(*) FILTER (WHERE result.status = 'missing')::int AS missing, coalesce(sum(result.execution_time), 0) AS "executionMs"
       FROM ${RESULT_TABLES} WHERE ${where.toString()} GROUP BY tag.tag, server.id ORDER BY tag.tag, server.name`,
      where.parameters,
    );
  }

  /** All results of a filter in the order of creation, in batches limited in rows and bytes, so that memory stays flat. */
  async *stream(filter: ResultFilter): AsyncGenerator<Result> {
    for (let after: string | undefined; ;) {
      const where = resultConditions(filter).and('result.id > ?', after);
      const rows = await this.database.query<ResultRow>(
        `WITH ahead AS (
           SELECT result.id, coalesce(octet_length(result.output), 0) AS bytes FROM ${RESULT_TABLES} WHERE ${where.toString()} ORDER BY result.id LIMIT ${BATCH}),
         batch AS (SELECT id FROM (SELECT id, sum(bytes) OVER (ORDER BY id) - bytes AS before FROM ahead) AS summed WHERE before < ${BATCH_BYTES})
         SELECT ${resultColumns(true)} FROM ${RESULT_TABLES} WHERE result.id IN (SELECT id FROM batch) ORDER BY result.id`,
        where.parameters,
      );
      for (const row of rows) yield toResult(row);
      after = rows.at(-1)?.id;
      if (rows.length === 0) return;
    }
  }
}
