import { AppLogger, EXIT, type Config } from '@assay/server/config';
import { serve, type Installation } from '../../../api/src/serve';

/** `assay serve`: runs until a signal; a second signal ends it at once, and what was running is resumed by the next start. */
export async function serveCommand(config: Config, installation: Installation): Promise<number> {
  const logger = new AppLogger(config.log, process.stderr);
  const stopped = firstSignal();
  const served = await serve(config, installation, logger);
  process.stdout.write(`Assay is ready at ${served.url}\n`);
  const signal = await stopped;
  logger.log(`${signal}: stopping. Answers in work get 20 seconds; once more ends at once.`);
  process.once('SIGINT', () => process.exit(EXIT.interrupted));
  process.once('SIGTERM', () => process.exit(EXIT.ok));
  await served.stop();
  return EXIT.ok;
}

function firstSignal(): Promise<NodeJS.Signals> {
  return new Promise((resolve) => {
    process.once('SIGINT', resolve);
    process.once('SIGTERM', resolve);
  });
}
