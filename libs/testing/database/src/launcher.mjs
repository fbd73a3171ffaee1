// A process of its own that runs an embedded PostgreSQL on a data folder, for specs that kill it. It prints one JSON line when it is up.
import { loadTypeScript } from '../../../../scripts/load-typescript.mjs';

const [dataDir, api, signals = 'handled'] = process.argv.slice(2);
const { EmbeddedPostgres } = await loadTypeScript('libs/server/persistence/src/embedded/index.ts');
// The bundler has begun to listen too; here it must be as in the product.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.removeAllListeners(signal);
const postgres = new EmbeddedPostgres({ dataDir, kind: { durable: true, locale: 'C.UTF-8' } });
for (const signal of signals === 'handled' ? ['SIGINT', 'SIGTERM'] : [])
  process.once(signal, () => postgres.stop().then(() => process.exit(0)));
try {
  const address = await postgres.start();
  if (api !== undefined) await postgres.announce(api);
  console.log(JSON.stringify(address));
  setInterval(() => undefined, 1_000);
} catch (error) {
  console.error(error.message);
  process.exit(error.exitCode ?? 1);
}
