import type { Config } from './config';
import { ConfigError, type ConfigProblem } from './config-error';
import { MalformedValue, type Place, type Variable } from './variable';
import { TEST_SEAMS, VARIABLES } from './variables';

/** The shape of `process.env`. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** Settings, and sentences about what was probably meant otherwise. */
export interface ReadConfig {
  readonly config: Config;
  readonly warnings: readonly string[];
}

/** Parses the environment. Throws `ConfigError`, which names every variable that cannot be used. */
export function readConfig(env: Environment, cwd: string): ReadConfig {
  const problems: ConfigProblem[] = [];
  const read = <T>(variable: Variable<T>): T => readVariable(variable, env, { cwd }, problems);
  const config: Config = {
    host: read(VARIABLES.host),
    port: read(VARIABLES.port),
    databaseUrl: read(VARIABLES.databaseUrl),
    dataDir: read(VARIABLES.dataDir),
    ollamaHost: read(VARIABLES.ollamaHost),
    role: read(VARIABLES.role),
    log: read(VARIABLES.log),
    sandbox: read(VARIABLES.sandbox),
  };
  if (problems.length > 0) throw new ConfigError(problems);
  return { config, warnings: [...unknownVariables(env), ...lonelyRole(config)] };
}

/** Reads the environment of this process. `over` stands above it, for options of the command line. */
export function readProcessConfig(over: Environment = {}): ReadConfig {
  return readConfig({ ...process.env, ...over }, process.cwd());
}

function readVariable<T>(variable: Variable<T>, env: Environment, place: Place, problems: ConfigProblem[]): T {
  const given = env[variable.name]?.trim() ?? '';
  const text = given === '' ? variable.defaultText : given;
  // A setting without a default is nullable by its type in `Config`.
  if (text === null) return null as T;
  try {
    return variable.parse(text, place);
  } catch (error) {
    if (!(error instanceof MalformedValue)) throw error;
    problems.push({ variable: variable.name, message: sentence(variable, given, error.message) });
    return null as T;
  }
}

function sentence(variable: Variable<unknown>, given: string, reason: string): string {
  const shown = variable.secret === true ? variable.name : `${variable.name}=${JSON.stringify(given.slice(0, 100))}`;
  return `${shown} cannot be used: ${reason}. Allowed: ${variable.allowed.replaceAll('`', '')}.`;
}

function unknownVariables(env: Environment): string[] {
  const known = new Set([...Object.values(VARIABLES), ...TEST_SEAMS].map((variable) => variable.name));
  return Object.keys(env)
    .filter((name) => name.toUpperCase().startsWith('ASSAY_') && !known.has(name))
    .sort()
    .map((name) => `${name} is not known and has no effect.`);
}

function lonelyRole({ role, databaseUrl }: Config): string[] {
  if (role === 'all' || databaseUrl !== null) return [];
  const other = role === 'api' ? 'worker' : 'api';
  return [`ASSAY_ROLE=${role} without DATABASE_URL: no process of the role ${other} can join the embedded database.`];
}
