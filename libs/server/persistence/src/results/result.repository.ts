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

const BATCH = 500;

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

  /** All results of a filter in the order of creation, in batches, so that memory stays flat. */
  async *stream(filter: ResultFilter): AsyncGenerator<Result> {
    for (let after: string | undefined; ;) {
      const where = resultConditions(filter).and('result.id > ?', after);
      const rows = await this.database.query<ResultRow>(
        `SELECT ${resultColumns(true)} FROM ${RESULT_TABLES} WHERE ${where.toString()} ORDER BY result.id LIMIT ${BATCH}`,
        where.parameters,
      );
      for (const row of rows) yield toResult(row);
      after = rows.at(-1)?.id;
      if (rows.length < BATCH) return;
    }
  }
}
