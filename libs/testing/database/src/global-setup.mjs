// Runs once before the room specs: one PostgreSQL for all of them.
import { loadTypeScript } from '../../../../scripts/load-typescript.mjs';

export default async function globalSetup() {
  const { startTestServer } = await loadTypeScript('libs/testing/database/src/test-server.ts');
  const server = await startTestServer(process.env);
  // Worker processes inherit it.
  process.env.ASSAY_TEST_SERVER_URL = server.url;
  globalThis.assayTestServer = server;
  for (const signal of ['SIGINT', 'SIGTERM'])
    process.once(signal, () => void server.stop().finally(() => process.exit(130)));
}
