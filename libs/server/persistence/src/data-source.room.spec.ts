import { useDatabase } from '@assay/testing/database';
import { Database } from './database';
import { createDataSource } from './data-source';

const room = useDatabase();

interface PoolOfDriver {
  readonly master: {
    connect(): Promise<{
      listenerCount(event: string): number;
      release(): void;
      emit(event: string, error: Error): boolean;
    }>;
  };
}

describe('createDataSource', () => {
  it('F21 a connection that breaks between pool and driver ends no process, and the next statement works', async () => {
    const dataSource = await createDataSource({ url: room.url(), poolSize: 2 }).initialize();
    try {
      const client = await (dataSource.driver as unknown as PoolOfDriver).master.connect();
      try {
        // Nobody else listens here: without a listener of its own this very line would throw.
        expect(client.emit('error', new Error('terminating connection due to administrator command'))).toBe(true);
      } finally {
        client.release();
      }
      const database = new Database(dataSource);
      expect(await database.query('SELECT 1 AS one')).toEqual([{ one: 1 }]);
    } finally {
      await dataSource.destroy();
    }
  });
});
