import { CannotStart, type Config } from '@assay/server/config';
import type { DataSource } from 'typeorm';
import { createDataSource } from './data-source';
import { Database } from './database';
import { errorCode, isConnectionLoss } from './database-errors';
import { EmbeddedPostgres } from './embedded/index';
import { migrate, UnusableDatabase } from './migrate';

/** The database of this process, migrated, and how to give it back. */
export interface OpenDatabase {
  readonly database: Database;
  /** The pool of those who work on runs; without it they use the other. */
  readonly engine?: Database;
  readonly url: string;
  readonly mode: 'embedded' | 'external';
  /** Tells a process that comes second where this one listens. */
  announce(url: string): Promise<void>;
  /** Closes the pool, then stops the embedded server. */
  close(): Promise<void>;
}

/** Opens what the configuration names. Throws `CannotStart` with a sentence for people. */
export async function openDatabase(
  config: Pick<Config, 'databaseUrl' | 'dataDir'>,
  onProgress?: (text: string) => void,
): Promise<OpenDatabase> {
  if (config.databaseUrl !== null) return openExternal(config.databaseUrl);
  const embedded = new EmbeddedPostgres({
    dataDir: config.dataDir,
    ...(onProgress === undefined ? {} : { onProgress }),
  });
  const { url } = await embedded.start();
  try {
    const pools = await connectBoth(url);
    const close = async (): Promise<void> => {
      await pools.close();
      await embedded.stop();
    };
    return { ...pools, url, mode: 'embedded', announce: (address) => embedded.announce(address), close };
  } catch (error) {
    await embedded.stop();
    throw error;
  }
}

async function openExternal(url: string): Promise<OpenDatabase> {
  return { ...(await connectBoth(url)), url, mode: 'external', announce: () => Promise.resolve() };
}

/** One pool for pages and reports, and a small quick one for the engine. */
async function connectBoth(url: string): Promise<Required<Pick<OpenDatabase, 'database' | 'engine' | 'close'>>> {
  const database = await connect(url);
  const engine = new Database(createDataSource({ ...ENGINE_POOL, url }));
  const close = async (): Promise<void> => {
    await engine.close();
    await database.close();
  };
  try {
    await engine.open();
    return { database, engine, close };
  } catch (error) {
    await close();
    throw cannotStart(error, url);
  }
}

/** The engine's statements are short: one that takes longer has lost its connection. */
const ENGINE_POOL = { poolSize: 6, applicationName: 'assay engine', statementMs: 14_000 };

async function connect(url: string): Promise<Database> {
  const dataSource = createDataSource({ url });
  try {
    await dataSource.initialize();
    await migrate(dataSource);
    return new Database(dataSource);
  } catch (error) {
    await giveUp(dataSource);
    throw cannotStart(error, url);
  }
}

async function giveUp(dataSource: DataSource): Promise<void> {
  if (dataSource.isInitialized) await dataSource.destroy();
}

function cannotStart(error: unknown, url: string): unknown {
  const where = placeOf(url);
  if (error instanceof UnusableDatabase) return new CannotStart(error.message, { cause: error });
  if (isConnectionLoss(error)) {
    return new CannotStart(
      `The database at ${where} is not reachable. Start it, or correct DATABASE_URL, then start again. Nothing was changed.`,
      { cause: error },
    );
  }
  const refusal = REFUSALS[errorCode(error) ?? ''];
  return refusal === undefined ? error : new CannotStart(`The database at ${where} ${refusal}`, { cause: error });
}

/** SQLSTATEs of a server that is there and says no. */
const REFUSALS: Readonly<Record<string, string>> = {
  '28P01': 'refuses the password of DATABASE_URL. Correct it, then start again.',
  '28000': 'refuses this user. Correct DATABASE_URL, then start again.',
  '3D000': 'does not exist on that server. Create it (CREATE DATABASE), or correct DATABASE_URL.',
  '42501': 'does not let this user make tables. Grant CREATE on its schema public, or use another user.',
};

/** Host, port and name of a database, never its password. */
function placeOf(url: string): string {
  if (!URL.canParse(url)) return 'DATABASE_URL';
  const { host, pathname } = new URL(url);
  return `${host}${pathname}`;
}
