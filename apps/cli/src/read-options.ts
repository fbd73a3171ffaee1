import { parseArgs, type ParseArgsConfig } from 'node:util';
import { UsageError } from './usage-error';

type Options = NonNullable<ParseArgsConfig['options']>;

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Values of the options of one command, and what stands beside them. */
export class CommandLine {
  private constructor(
    private readonly values: Readonly<Record<string, unknown>>,
    readonly files: readonly string[],
  ) {}

  /** Reads strictly: an unknown option, or one without its value, is a `UsageError`. */
  static read(args: readonly string[], options: Options, files = false): CommandLine {
    try {
      const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: files, strict: true });
      return new CommandLine(values, positionals);
    } catch (error) {
      throw new UsageError(error instanceof Error ? error.message : String(error), { cause: error });
    }
  }

  has(name: string): boolean {
    return this.values[name] === true;
  }

  text(name: string): string | undefined {
    const value = this.values[name];
    if (value === '') throw new UsageError(`--${name} needs a value.`);
    return typeof value === 'string' ? value : undefined;
  }

  /** Parts between commas. */
  list(name: string): readonly string[] | undefined {
    const parts = this.text(name)
      ?.split(',')
      .map((part) => part.trim())
      .filter((part) => part !== '');
    if (parts?.length === 0) throw new UsageError(`--${name} needs at least one value.`);
    return parts;
  }

  /** The id of a run, or `latest`. */
  run(name: string): string | undefined {
    const text = this.text(name);
    if (text === undefined || text === 'latest' || ID.test(text)) return text;
    throw new UsageError(`--${name} takes the id of a run, or latest, not "${text}".`);
  }

  /** Ids of runs. */
  runs(name: string): readonly string[] | undefined {
    const ids = this.list(name);
    const wrong = ids?.find((text) => !ID.test(text));
    if (wrong !== undefined) throw new UsageError(`--${name} takes ids of runs, not "${wrong}".`);
    return ids;
  }

  number(
    name: string,
    { min, max, whole = true }: { readonly min: number; readonly max: number; readonly whole?: boolean },
  ): number | undefined {
    const text = this.text(name);
    if (text === undefined) return undefined;
    const value = Number(text);
    const fits = Number.isFinite(value) && value >= min && value <= max && (!whole || Number.isInteger(value));
    if (!fits)
      throw new UsageError(`--${name} must be a ${whole ? 'whole ' : ''}number from ${min} to ${max}, not "${text}".`);
    return value;
  }

  oneOf<Value extends string>(name: string, allowed: readonly Value[]): Value | undefined {
    const text = this.text(name);
    if (text === undefined) return undefined;
    const value = allowed.find((one) => one === text);
    if (value === undefined) throw new UsageError(`--${name} must be one of ${allowed.join(', ')}, not "${text}".`);
    return value;
  }
}
