import { useDatabase } from '@assay/testing/database';
import { createDataSource } from './data-source';

/** Checks and indexes live in the migrations alone; every other difference is drift. */
const kept = /DROP CONSTRAINT "\w+_ck"|^DROP INDEX/;

describe('schema', () => {
  const database = useDatabase();

  it('is the same in the migrations and in the entities', async () => {
    const dataSource = await createDataSource({ url: database.url() }).initialize();
    try {
      const plan = await dataSource.driver.createSchemaBuilder().log();
      expect(plan.upQueries.map((step) => step.query).filter((query) => !kept.test(query))).toEqual([]);
    } finally {
      await dataSource.destroy();
    }
  });
});
