import { useDatabase } from '@assay/testing/database';
import { openDatabase } from './open-database';

const room = useDatabase();

describe('openDatabase', () => {
  it('F30 leaves the engine its own connections when reports hold all others', async () => {
    const opened = await openDatabase({ databaseUrl: room.url(), dataDir: '' });
    try {
      const reports = Array.from({ length: 12 }, () => opened.database.query('SELECT pg_sleep(3)'));
      const began = performance.now();
      expect(await opened.engine?.query('SELECT 1 AS one')).toEqual([{ one: 1 }]);
      const [slept] = await Promise.all([Promise.race(reports).then(() => performance.now() - began)]);
      expect(slept).toBeGreaterThan(2_000);
      await Promise.all(reports);
    } finally {
      await opened.close();
    }
  });
});
