import pg from 'pg';

/** Runs one statement. */
export type Run = (statement: string) => Promise<unknown>;

/** Opens one connection for statements that make or drop databases. */
export async function withDatabase(url: string, work: (run: Run) => Promise<unknown>): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await work((statement) => client.query(statement));
  } finally {
    await client.end();
  }
}
