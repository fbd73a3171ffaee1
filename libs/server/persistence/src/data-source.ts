import { migrations } from '@assay/migrations';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { entities } from './entities/index';

/** int8 as a number: every count and sequence of ours stays far below 2^53. */
const INT8 = 20;
pg.types.setTypeParser(INT8, Number);

const STATEMENT_MS = 60_000;

/**
 * A client that somebody always listens to: between the hands of pool and driver an error of the connection would have no listener
 * and end the process. Whoever uses the connection next is told by its statement.
 */
class ListenedClient extends pg.Client {
  constructor(config?: string | pg.ClientConfig) {
    super(config);
    this.on('error', () => undefined);
  }
}

export interface DataSourceSettings {
  readonly url: string;
  /** Connections at most; default 10. */
  readonly poolSize?: number;
  /** Seen in pg_stat_activity. */
  readonly applicationName?: string;
  /** How long a statement may take, ms; default a minute. */
  readonly statementMs?: number;
}

/** A pool on one PostgreSQL ≥ 15, not connected yet. A connection that fell silent is given up a moment after the limit of its statement. */
export function createDataSource(settings: DataSourceSettings): DataSource {
  const statementMs = settings.statementMs ?? STATEMENT_MS;
  return new DataSource({
    type: 'postgres',
    url: settings.url,
    entities: [...entities],
    migrations: [...migrations],
    migrationsTransactionMode: 'each',
    poolSize: settings.poolSize ?? 10,
    applicationName: settings.applicationName ?? 'assay',
    connectTimeoutMS: 10_000,
    extra: {
      Client: ListenedClient,
      keepAlive: true,
      keepAliveInitialDelayMillis: 10_000,
      statement_timeout: statementMs,
      query_timeout: statementMs + 1_000,
    },
    logging: false,
  });
}
