import { AppLogger, EXIT, StopRequests, type Config } from '@assay/server/config';
import { serve, type Installation } from '../../../api/src/serve';

/** `assay serve`: runs until a signal; a second signal ends it at once, and what was running is resumed by the next start. */
export async function serveCommand(config: Config, installation: Installation): Promise<number> {
  const logger = new AppLogger(config.log, process.stderr);
  const requests = new StopRequests();
  const served = await serve(config, installation, logger);
  process.stdout.write(`Assay is ready at ${served.url}\n`);
  const signal = await requests.first;
  logger.log(`${signal}: stopping. Answers in work get 20 seconds; once more ends at once.`);
  void requests.again.then((again) => process.exit(again === 'SIGINT' ? EXIT.interrupted : EXIT.ok));
  await served.stop();
  requests.close();
  return EXIT.ok;
}
