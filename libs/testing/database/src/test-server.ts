import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDataSource, EmbeddedPostgres, migrate } from '@assay/server/persistence';
import { withDatabase } from './admin';
import { FOLDER_PREFIX, removeLeftOvers } from './left-overs';
import { databaseUrl, TEMPLATE } from './names';

/** The PostgreSQL of one test run. */
export interface TestServer {
  /** Address of its maintenance database. */
  readonly url: string;
  stop(): Promise<void>;
}

/** What decides which PostgreSQL the room specs use. */
export interface TestEnvironment {
  /** `external`: one that was made by others, sorting as people in the USA do. */
  readonly ASSAY_TEST_DATABASE?: string;
  /** With `external`: the PostgreSQL to use; its user must be allowed to create databases. */
  readonly DATABASE_URL?: string;
}

/**
 * Starts a PostgreSQL in a temporary folder and migrates the template from which every spec file gets its own database.
 * External: another collation than ours, reached by an address only, so that nothing relies on how the embedded one was made.
 */
export async function startTestServer(env: TestEnvironment): Promise<TestServer> {
  const external = env.ASSAY_TEST_DATABASE === 'external';
  const server = external && env.DATABASE_URL ? foreign(env.DATABASE_URL) : await temporary(external);
  try {
    await makeTemplate(server.url);
    return server;
  } catch (error) {
    await server.stop();
    throw error;
  }
}

function foreign(url: string): TestServer {
  return { url, stop: () => withDatabase(url, (sql) => sql(`DROP DATABASE IF EXISTS ${TEMPLATE}`)) };
}

async function temporary(external: boolean): Promise<TestServer> {
  await removeLeftOvers(tmpdir());
  const dataDir = await mkdtemp(join(tmpdir(), `${FOLDER_PREFIX}${process.pid}-`));
  const postgres = new EmbeddedPostgres({
    dataDir,
    kind: { durable: false, locale: external ? 'icu:en-US' : 'C.UTF-8' },
  });
  const { url } = await postgres.start();
  return {
    url,
    stop: async () => {
      await postgres.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

async function makeTemplate(url: string): Promise<void> {
  await withDatabase(url, async (sql) => {
    await sql(`DROP DATABASE IF EXISTS ${TEMPLATE}`);
    await sql(`CREATE DATABASE ${TEMPLATE}`);
  });
  const dataSource = createDataSource({ url: databaseUrl(url, TEMPLATE), poolSize: 2 });
  await dataSource.initialize();
  try {
    await migrate(dataSource);
  } finally {
    await dataSource.destroy();
  }
}
