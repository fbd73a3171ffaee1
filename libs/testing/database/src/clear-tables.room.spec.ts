import { createDataSource, Database, type Sql } from '@assay/server/persistence';
import { clearTables } from './clear-tables';
import { insertModel, insertServer, insertTask } from './engine-rows';
import { useDatabase } from './use-database';

const server = useDatabase();
const ROWS = `SELECT (SELECT count(*) FROM servers)::int + (SELECT count(*) FROM server_models)::int + (SELECT count(*) FROM benchmark_tasks)::int AS rows,
  (SELECT count(*) > 0 FROM migrations) AS migrated`;

describe('clearTables', () => {
  let database: Database;
  beforeAll(async () => {
    database = new Database(await createDataSource({ url: server.url() }).initialize());
  });
  afterAll(() => database.close());
  beforeEach(async () => {
    const query = (text: string, parameters: readonly unknown[]) => database.query<object>(text, parameters);
    await insertModel(query, { serverId: await insertServer(query), tag: 'a:1b' });
    await insertTask(query, { key: 'reasoning.sum' });
  });

  const cleared = async (sql: Sql): Promise<object[]> => {
    await clearTables((text) => sql.query(text));
    return sql.query<object>(ROWS);
  };

  it('takes all rows and keeps the list of migrations', async () => {
    expect(await cleared(database)).toEqual([{ rows: 0, migrated: true }]);
    expect(await database.query('SHOW session_replication_role')).toEqual([{ session_replication_role: 'origin' }]);
  });

  it('does so too where foreign keys may not be set aside', async () => {
    const left = await database.transaction(async (sql) => {
      await sql.query('CREATE ROLE clears; GRANT ALL ON ALL TABLES IN SCHEMA public TO clears; SET LOCAL ROLE clears');
      return cleared(sql);
    });
    await database.query('DROP OWNED BY clears; DROP ROLE clears');
    expect(left).toEqual([{ rows: 0, migrated: true }]);
  });
});
