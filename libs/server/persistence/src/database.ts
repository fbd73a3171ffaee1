import type { DataSource, EntityTarget, ObjectLiteral, QueryRunner, Repository } from 'typeorm';
import { isConnectionLoss, isRetryable } from './database-errors';

/** Runs SQL, inside or outside of a transaction. Rows come back also for UPDATE … RETURNING. */
export interface Sql {
  query<Row = Record<string, unknown>>(text: string, parameters?: readonly unknown[]): Promise<Row[]>;
}

/** The database is away; nothing was half done. */
export class DatabaseUnavailable extends Error {
  override readonly name = 'DatabaseUnavailable';
}

const ATTEMPTS = 5;

/** The one way to PostgreSQL: plain statements, transactions, and repositories of entities. */
export class Database implements Sql {
  constructor(private readonly dataSource: DataSource) {}

  repository<Entity extends ObjectLiteral>(entity: EntityTarget<Entity>): Repository<Entity> {
    return this.dataSource.getRepository(entity);
  }

  async query<Row = Record<string, unknown>>(text: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    return repeatedly(() => this.withRunner((sql) => sql.query<Row>(text, parameters)));
  }

  /** All or nothing; a serialization failure or a deadlock is tried again, up to five times with jitter. */
  async transaction<Result>(work: (sql: Sql) => Promise<Result>): Promise<Result> {
    return repeatedly(() => this.withRunner((sql, runner) => inTransaction(runner, () => work(sql))));
  }

  /** True when a trivial statement comes back within `timeoutMs`. */
  async isUp(timeoutMs = 2_000): Promise<boolean> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<boolean>((resolve) => (timer = setTimeout(() => resolve(false), timeoutMs)));
    const asked = this.query('SELECT 1').then(
      () => true,
      () => false,
    );
    try {
      return await Promise.race([asked, late]);
    } finally {
      clearTimeout(timer);
    }
  }

  /** Connects; a pool that is given connected needs it not. */
  async open(): Promise<void> {
    if (!this.dataSource.isInitialized) await this.dataSource.initialize();
  }

  async close(): Promise<void> {
    if (this.dataSource.isInitialized) await this.dataSource.destroy();
  }

  private async withRunner<Result>(work: (sql: Sql, runner: QueryRunner) => Promise<Result>): Promise<Result> {
    const runner = this.dataSource.createQueryRunner();
    try {
      return await work(sqlOf(runner), runner);
    } catch (error) {
      if (isConnectionLoss(error)) throw new DatabaseUnavailable('The database is not reachable.', { cause: error });
      throw error;
    } finally {
      await runner.release();
    }
  }
}

/** The engine's own way to the same database: reports that take all other connections do not keep an answer from being stored. */
export abstract class EngineDatabase extends Database {}

/** One that lost against another transaction left nothing behind, and may win the next time. */
async function repeatedly<Result>(work: () => Promise<Result>): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (attempt >= ATTEMPTS || !isRetryable(error)) throw error;
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 20 * 2 ** attempt));
    }
  }
}

function sqlOf(runner: QueryRunner): Sql {
  return {
    async query<Row>(text: string, parameters: readonly unknown[] = []): Promise<Row[]> {
      const result = await runner.query(text, [...parameters], true);
      return (result.records ?? []) as Row[];
    },
  };
}

async function inTransaction<Result>(runner: QueryRunner, work: () => Promise<Result>): Promise<Result> {
  await runner.startTransaction();
  try {
    const result = await work();
    await runner.commitTransaction();
    return result;
  } catch (error) {
    await rollBack(runner);
    throw error;
  }
}

/** A rollback on a broken connection fails too; the first error is the one to tell. */
async function rollBack(runner: QueryRunner): Promise<void> {
  if (!runner.isTransactionActive) return;
  try {
    await runner.rollbackTransaction();
  } catch (error) {
    if (!isConnectionLoss(error)) throw error;
  }
}
