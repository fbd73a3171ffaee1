import { ConfigError, EXIT, CannotStart, readProcessConfig, type Config } from '@assay/server/config';
import { ProblemError } from '@assay/contracts';
import { DatabaseUnavailable, FolderInUse } from '@assay/server/persistence';
import type { Installation } from '../../api/src/serve';
import { compareCommand } from './commands/compare';
import { exportCommand } from './commands/export';
import { importCommand } from './commands/import';
import { probeCommand } from './commands/probe';
import { runBenchmark } from './commands/run';
import { scoreCommand } from './commands/score';
import { serveCommand } from './commands/serve';
import { COMMAND_HELP, HELP } from './help';
import { OutputError } from './output/out-file';
import { UsageError } from './usage-error';

type Command = (args: readonly string[], config: Config, installation: Installation) => Promise<number>;

const COMMANDS: Readonly<Record<string, Command>> = {
  serve: (args, config, installation) => {
    if (args.length > 0)
      throw new UsageError(`assay serve takes no arguments, not "${args[0]}". Configuration: environment variables.`);
    return serveCommand(config, installation);
  },
  import: importCommand,
  run: runBenchmark,
  score: scoreCommand,
  compare: compareCommand,
  probe: probeCommand,
  export: exportCommand,
};

/** Runs one command; returns its exit code. A user's mistake is a sentence on stderr, never a stack trace. */
export async function runCommand(args: readonly string[], installation: Installation): Promise<number> {
  const [name, ...rest] = args;
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') return print(HELP);
  if (name === '--version') return print(`${installation.version}\n`);
  try {
    const command = COMMANDS[name];
    if (command === undefined) throw new UsageError(`There is no command "${name}".`);
    if (rest.includes('--help') || rest.includes('-h')) return print(COMMAND_HELP[name] ?? HELP);
    const { config, warnings } = readProcessConfig();
    for (const warning of warnings) process.stderr.write(`${warning}\n`);
    return await command(rest, config, installation);
  } catch (error) {
    return explain(error, args);
  }
}

function print(text: string): number {
  process.stdout.write(text);
  return EXIT.ok;
}

function explain(error: unknown, args: readonly string[]): number {
  const [command = ''] = args;
  if (error instanceof UsageError) {
    process.stderr.write(
      `${error.message}\nassay ${command in COMMANDS ? `${command} ` : ''}--help lists what there is.\n`,
    );
    return EXIT.usage;
  }
  if (error instanceof OutputError) {
    process.stderr.write(`${error.message}\n`);
    return EXIT.usage;
  }
  if (error instanceof ConfigError || error instanceof CannotStart) {
    process.stderr.write(`${error.message}\n${sameCommandByApi(error, args)}`);
    return error.exitCode;
  }
  if (error instanceof DatabaseUnavailable) {
    process.stderr.write('The database went away. What was stored is safe; start again.\n');
    return EXIT.cannotStart;
  }
  if (error instanceof ProblemError) {
    const { detail, hint, errors = [] } = error.toProblem();
    process.stderr.write([detail, ...errors.map(({ path, message }) => `  ${path}: ${message}`), hint, ''].join('\n'));
    return EXIT.usage;
  }
  if ((error as { code?: unknown }).code === 'EPIPE') return EXIT.ok;
  throw error;
}

/** A data folder in use: the very command that drives the instance which has it. */
function sameCommandByApi(error: unknown, args: readonly string[]): string {
  if (!(error instanceof FolderInUse) || error.holder.url === null || args[0] === 'serve' || args[0] === 'score')
    return '';
  const quoted = args.map((argument) =>
    /^[\w@%+=:,./-]+$/.test(argument) ? argument : `'${argument.replaceAll("'", `'\\''`)}'`,
  );
  return `The same on the running instance:\n  npm run assay -- ${quoted.join(' ')} --api ${error.holder.url}\n`;
}
