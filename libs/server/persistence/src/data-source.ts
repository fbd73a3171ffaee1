import { migrations } from '@assay/migrations';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { entities } from './entities/index';

/** int8 as a number: every count and sequence of ours stays far below 2^53. */
const INT8 = 20;
pg.types.setTypeParser(INT8, Number);

export interface DataSourceSettings {
  readonly url: string;
  /** Connections at most; default 10. */
  readonly poolSize?: number;
  /** Seen in pg_stat_activity. */
  readonly applicationName?: string;
}

/** A pool on one PostgreSQL ≥ 15, not connected yet. Half-open connections are noticed within 15 s. */
export function createDataSource(settings: DataSourceSettings): DataSource {
  return new DataSource({
    type: 'postgres',
    url: settings.url,
    entities: [...entities],
    migrations: [...migrations],
    migrationsTransactionMode: 'each',
    poolSize: settings.poolSize ?? 10,
    applicationName: settings.applicationName ?? 'assay',
    connectTimeoutMS: 10_000,
    extra: { keepAlive: true, keepAliveInitialDelayMillis: 10_000, statement_timeout: 60_000, query_timeout: 65_000 },
    logging: false,
  });
}
