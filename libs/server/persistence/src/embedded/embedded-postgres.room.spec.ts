import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, realpath, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { EXIT } from '@assay/server/config';
import pg from 'pg';
import { EmbeddedPostgres } from './embedded-postgres';
import { FolderInUse } from './folder-in-use';
import type { DatabaseAddress } from './login';
import { hasEnded, isAlive } from './process-table';

const LAUNCHER = join(process.cwd(), 'libs/testing/database/src/launcher.mjs');
const API = 'http://127.0.0.1:3000';
const PATIENCE = 120_000;

const children: ChildProcess[] = [];

async function query<Row extends pg.QueryResultRow>(url: string, text: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(text)).rows;
  } finally {
    await client.end();
  }
}

async function postmasterPid(dir: string): Promise<number> {
  return Number((await readFile(join(dir, 'postgres', 'postmaster.pid'), 'utf8')).split('\n')[0]);
}

/** Another process that runs PostgreSQL on the folder; resolves when it is up. */
async function launch(dir: string, signals = 'handled'): Promise<{ child: ChildProcess; address: DatabaseAddress }> {
  const child = spawn(process.execPath, [LAUNCHER, dir, API, signals], { stdio: ['ignore', 'pipe', 'inherit'] });
  children.push(child);
  if (child.stdout === null) throw new Error('no output');
  const [line] = (await once(createInterface(child.stdout), 'line')) as [string];
  return { child, address: JSON.parse(line) as DatabaseAddress };
}

async function kill(child: ChildProcess): Promise<void> {
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}

/** Some program that has nothing to do with us. */
function stranger(): ChildProcess {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => undefined, 1000)'], { stdio: 'ignore' });
  children.push(child);
  return child;
}

describe('EmbeddedPostgres', () => {
  let dir: string;
  let postgres: EmbeddedPostgres;

  beforeEach(async () => {
    dir = join(await realpath(await mkdtemp(join(tmpdir(), 'assay spec '))), 'data');
    postgres = new EmbeddedPostgres({ dataDir: dir });
  });

  afterEach(async () => {
    for (const child of children.splice(0)) child.kill('SIGKILL');
    await postgres.stop();
    await rm(join(dir, '..'), { recursive: true, force: true });
  });

  it(
    'is made private, durable and equal on all systems, and leaves nothing behind',
    async () => {
      const address = await postgres.start();
      const [row] = await query<Record<string, string>>(
        address.url,
        `SELECT current_database() AS name, current_setting('fsync') AS fsync, current_setting('data_checksums') AS checksums,
           current_setting('listen_addresses') AS listen, current_setting('unix_socket_directories') AS sockets,
           (SELECT datlocprovider::text || ' ' || datlocale FROM pg_database WHERE datname = current_database()) AS locale,
           (SELECT string_agg(DISTINCT auth_method, ' ') FROM pg_hba_file_rules) AS login`,
      );
      expect(row).toEqual({
        name: 'assay',
        fsync: 'on',
        checksums: 'on',
        listen: '127.0.0.1',
        sockets: '',
        locale: 'b C.UTF-8',
        login: 'scram-sha-256',
      });
      expect((await stat(dir)).mode & 0o777).toBe(0o700);
      expect((await stat(join(dir, 'database-password'))).mode & 0o777).toBe(0o600);
      await expect(query(address.url.replace(address.password, 'wrong'), 'SELECT 1')).rejects.toMatchObject({
        code: '28P01',
      });
      const pid = await postmasterPid(dir);
      await postgres.stop();
      expect(await isAlive(pid)).toBe(false);
    },
    PATIENCE,
  );

  it(
    'F15 is refused to a second process, which is told who has it; the first is unharmed',
    async () => {
      const { child, address } = await launch(dir);
      const refusal: unknown = await postgres.start().catch((error: unknown) => error);
      expect(refusal).toBeInstanceOf(FolderInUse);
      expect(refusal).toMatchObject({ exitCode: EXIT.cannotStart, dir, holder: { pid: child.pid, url: API } });
      expect(String(refusal)).toMatch(new RegExp(`pid ${child.pid}.*--api ${API}`));
      expect(await query(address.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
      const gone = once(child, 'exit');
      child.kill('SIGINT');
      expect(await gone).toEqual([0, null]);
    },
    PATIENCE,
  );

  it(
    'ends with a process that nobody told how to stop',
    async () => {
      const { child } = await launch(dir, 'unhandled');
      const pid = await postmasterPid(dir);
      const gone = once(child, 'exit');
      child.kill('SIGINT');
      expect(await gone).toEqual([130, null]);
      expect(await hasEnded(pid, PATIENCE)).toBe(true);
    },
    PATIENCE,
  );

  it(
    'takes over the PostgreSQL of a process that was killed',
    async () => {
      const { child, address } = await launch(dir);
      await query(address.url, 'CREATE TABLE kept AS SELECT 42 AS n');
      const pid = await postmasterPid(dir);
      await kill(child);
      expect((await postgres.start()).url).toBe(address.url);
      expect(await postmasterPid(dir)).toBe(pid);
      expect(await query(address.url, 'SELECT n FROM kept')).toEqual([{ n: 42 }]);
      await postgres.stop();
      expect(await isAlive(pid)).toBe(false);
    },
    PATIENCE,
  );

  it(
    'F16 recovers when everything was killed and the pid belongs to another program now',
    async () => {
      const { child, address } = await launch(dir);
      await query(address.url, 'CREATE TABLE kept AS SELECT 42 AS n');
      const pid = await postmasterPid(dir);
      await kill(child);
      process.kill(pid, 'SIGKILL');
      expect(await hasEnded(pid, PATIENCE)).toBe(true);
      const other = stranger();
      const file = join(dir, 'postgres', 'postmaster.pid');
      await writeFile(file, (await readFile(file, 'utf8')).replace(String(pid), String(other.pid)));
      const { url } = await postgres.start();
      expect(await query(url, 'SELECT n FROM kept')).toEqual([{ n: 42 }]);
      expect(other.exitCode ?? other.signalCode).toBeNull();
    },
    PATIENCE,
  );

  it(
    'F28 is started again on the same port when PostgreSQL ends by itself',
    async () => {
      const { url } = await postgres.start();
      await query(url, 'CREATE TABLE kept AS SELECT 42 AS n');
      const pid = await postmasterPid(dir);
      process.kill(pid, 'SIGKILL');
      let rows: unknown = null;
      while (rows === null) rows = await query(url, 'SELECT n FROM kept').catch(() => null);
      expect(rows).toEqual([{ n: 42 }]);
      expect(await postmasterPid(dir)).not.toBe(pid);
    },
    PATIENCE,
  );
});
