import pg from 'pg';
import { DATABASE_NAME } from './cluster';

/** How to reach the embedded database. */
export interface DatabaseAddress {
  readonly url: string;
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
  readonly database: string;
}

/** Address of the database of the embedded server on a port. */
export function addressOf(port: number, password: string, database: string = DATABASE_NAME): DatabaseAddress {
  const host = '127.0.0.1';
  const user = DATABASE_NAME;
  return { url: `postgres://${user}:${password}@${host}:${port}/${database}`, host, port, user, password, database };
}

/** The folder of the cluster behind a port; null when nothing there knows our password. */
export async function clusterBehind(port: number, password: string): Promise<string | null> {
  try {
    return await withClient(addressOf(port, password, 'postgres'), async (client) => {
      const { rows } = await client.query<{ folder: string }>(`SELECT current_setting('data_directory') AS folder`);
      return rows[0]?.folder ?? null;
    });
  } catch {
    // Whatever answers there, or does not, is not our server.
    return null;
  }
}

/** Creates the database when it is missing. */
export async function ensureDatabase(address: DatabaseAddress): Promise<void> {
  await withClient({ ...address, database: 'postgres' }, async (client) => {
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [address.database]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${client.escapeIdentifier(address.database)}`);
  });
}

async function withClient<T>(address: DatabaseAddress, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const { host, port, user, password, database } = address;
  const client = new pg.Client({ host, port, user, password, database, connectionTimeoutMillis: 10_000 });
  // A connection that breaks while idle is reported by the next query as well.
  client.on('error', () => undefined);
  try {
    await client.connect();
    return await work(client);
  } finally {
    await client.end();
  }
}
