import { LIMITS, type Page } from '@assay/contracts';
import type { Sql } from '../database';
import { fingerprintOf, readCursor, writeCursor } from './cursor';
import type { Where } from './where';

/** One column of a sort key: an SQL expression that is never null, and its type for the comparison. */
export interface SortKey {
  readonly expression: string;
  readonly cast: 'text' | 'float8' | 'int8' | 'uuid' | 'timestamptz';
}

export interface ListQuery {
  /** Columns, without SELECT. */
  readonly select: string;
  /** Tables and joins, without FROM. */
  readonly from: string;
  readonly where: Where;
  /** Ends in something unique. */
  readonly sort: readonly SortKey[];
  readonly descending: boolean;
  readonly limit?: number | undefined;
  readonly cursor?: string | undefined;
}

/** One page by keyset: stable under inserts, as quick on the last page as on the first. */
export async function listPage<Row, Item>(sql: Sql, query: ListQuery, toItem: (row: Row) => Item): Promise<Page<Item>> {
  const limit = query.limit ?? LIMITS.pageSize.default;
  const fingerprint = fingerprintOf([query.where.toString(), query.where.parameters, query.sort, query.descending]);
  const where = query.where.copy();
  if (query.cursor !== undefined) where.and(...afterCursor(query, query.cursor, fingerprint));
  const rows = await sql.query<Row & { page_key: (string | number)[] }>(pageSql(query, where, limit), where.parameters);
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return {
    // The key is for the cursor only.
    items: items.map(({ page_key: _, ...row }) => toItem(row as unknown as Row)),
    nextCursor: rows.length > limit && last !== undefined ? writeCursor(fingerprint, last.page_key) : null,
    total: await countUpTo(sql, query),
  };
}

function pageSql(query: ListQuery, where: Where, limit: number): string {
  const direction = query.descending ? 'DESC' : 'ASC';
  const keys = query.sort.map((key) => `to_jsonb(${key.expression})`).join(', ');
  const order = query.sort.map((key) => `${key.expression} ${direction}`).join(', ');
  return `SELECT ${query.select}, jsonb_build_array(${keys}) AS page_key FROM ${query.from} WHERE ${where.toString()} ORDER BY ${order} LIMIT ${limit + 1}`;
}

function afterCursor(query: ListQuery, cursor: string, fingerprint: string): [string, ...unknown[]] {
  const values = readCursor(cursor, fingerprint, query.sort.length);
  const left = query.sort.map((key) => key.expression).join(', ');
  const right = query.sort.map((key) => `?::${key.cast}`).join(', ');
  return [`(${left}) ${query.descending ? '<' : '>'} (${right})`, ...values];
}

/** The number of rows; null above 10,000, where counting costs more than it tells. */
async function countUpTo(sql: Sql, query: ListQuery): Promise<number | null> {
  const limit = LIMITS.countedRows + 1;
  const text = `SELECT count(*)::int AS total FROM (SELECT 1 FROM ${query.from} WHERE ${query.where.toString()} LIMIT ${limit}) AS counted`;
  const [row] = await sql.query<{ total: number }>(text, query.where.parameters);
  const total = row?.total ?? 0;
  return total > LIMITS.countedRows ? null : total;
}
