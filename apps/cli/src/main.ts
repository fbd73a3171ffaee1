import 'reflect-metadata';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { EXIT } from '@assay/server/config';
import { runCommand } from './run-command';

/** The bundle lies in dist/server: two folders up is the installation. */
const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };

let lost = false;

/** A reader that has seen enough (`| head`) closes the pipe: no mistake of anybody. */
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') lost = true;
});

process.on('exit', (code) => {
  if (!lost || code !== EXIT.ok) return;
  process.stderr.write('Not all of the output could be written.\n');
  process.exitCode = EXIT.usage;
});
process.on('uncaughtException', crashed);
process.on('unhandledRejection', crashed);

try {
  process.exitCode = await runCommand(process.argv.slice(2), { root, version });
} catch (error) {
  crashed(error);
}

/** Our own mistake: an exit code that no gate has, so that a pipeline does not read it as a regression. */
function crashed(error: unknown): never {
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(`Something went wrong inside Assay. Nothing stored is lost.\n${text}\n`);
  process.exit(EXIT.crashed);
}
