import { LIMITS } from '@assay/contracts';
import { closestName } from './closest-name';
import type { DraftProblems } from './draft-problems';
import type { FieldPath } from './raw-task';
import { textFault } from './text-fault';

/** Bounds of a text, in characters. */
export interface TextBounds {
  readonly max?: number;
  /** Whether it must stand on one line and hold more than spaces. */
  readonly oneLine?: boolean;
}

/** Reads the fields of one object; what is wrong goes to the problems, and the field is undefined. Null counts as absent. */
export class Fields {
  private constructor(
    private readonly value: Readonly<Record<string, unknown>>,
    private readonly path: FieldPath,
    private readonly problems: DraftProblems,
  ) {}

  /** The fields of a value that should be an object; null (and a problem) when it is none. */
  static of(value: unknown, path: FieldPath, problems: DraftProblems): Fields | null {
    if (isRecord(value)) return new Fields(value, path, problems);
    problems.add(path, 'Must be an object with named fields.');
    return null;
  }

  has(name: string): boolean {
    return this.raw(name) !== undefined;
  }

  raw(name: string): unknown {
    const value = Object.hasOwn(this.value, name) ? this.value[name] : undefined;
    return value ?? undefined;
  }

  refuse(name: string, message: string): undefined {
    this.problems.add([...this.path, name], message);
    return undefined;
  }

  /** Names every field that is not among the known ones. */
  refuseUnknown(known: readonly string[], reasons: Readonly<Record<string, string>> = {}): void {
    for (const name of Object.keys(this.value)) {
      if (known.includes(name)) continue;
      const closest = closestName(name, known);
      const hint = closest === null ? '' : `; did you mean ${this.problems.spell(closest)}`;
      this.refuse(
        name,
        (Object.hasOwn(reasons, name) ? reasons[name] : undefined) ?? `This field is not known${hint}.`,
      );
    }
  }

  required(name: string): boolean {
    if (this.has(name)) return true;
    this.refuse(name, 'This field is required.');
    return false;
  }

  text(name: string, bounds: TextBounds = {}): string | undefined {
    const value = this.raw(name);
    if (value === undefined) return undefined;
    if (typeof value !== 'string') return this.refuse(name, 'Must be a text; put it in quotes.');
    const fault = boundsFault(value, bounds) ?? textFault(value);
    return fault === null ? value : this.refuse(name, fault);
  }

  oneOf<Value extends string | number>(name: string, values: readonly Value[]): Value | undefined {
    const value = this.raw(name);
    if (value === undefined) return undefined;
    const found = values.find((known) => known === value);
    return found ?? this.refuse(name, `Must be one of ${values.join(', ')}.`);
  }

  number(name: string, low: number, high: number): number | undefined {
    const value = this.raw(name);
    if (value === undefined) return undefined;
    if (typeof value === 'number' && value >= low && value <= high) return value === 0 ? 0 : value;
    return this.refuse(name, `Must be a number from ${low} to ${high}.`);
  }

  integer(name: string, low: number, high: number): number | undefined {
    const value = this.raw(name);
    if (value === undefined) return undefined;
    if (Number.isInteger(value)) return this.number(name, low, high);
    return this.refuse(name, `Must be a whole number from ${low} to ${high}.`);
  }

  /** A list whose items are read one by one; an empty list counts as absent. */
  list<Item>(
    name: string,
    most: number,
    read: (item: unknown, path: FieldPath) => Item | undefined,
  ): Item[] | undefined {
    const value = this.raw(name);
    if (value === undefined) return undefined;
    if (!Array.isArray(value)) return this.refuse(name, 'Must be a list.');
    if (value.length > most) return this.refuse(name, `Must have at most ${most} items; there are ${value.length}.`);
    const items = value.map((item: unknown, no) => read(item, [...this.path, name, no]));
    return items.length === 0 ? undefined : items.filter((item) => item !== undefined);
  }

  /** A list of texts. */
  texts(name: string, most: number, bounds: TextBounds = {}): string[] | undefined {
    return this.list(name, most, (item, path) => {
      const fault =
        typeof item === 'string' ? (boundsFault(item, bounds) ?? textFault(item)) : 'Must be a text; put it in quotes.';
      if (fault === null && typeof item === 'string') return item;
      this.problems.add(path, fault ?? '');
      return undefined;
    });
  }
}

/** Whether a value is an object with named fields. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function boundsFault(value: string, { max = LIMITS.textLength, oneLine = false }: TextBounds): string | null {
  if (value.length > max) return `Must have at most ${max} characters; it has ${value.length}.`;
  if (!oneLine) return null;
  if (value.trim() !== value || value === '') return 'Must not be empty, nor begin or end with a space.';
  return /[\r\n]/.test(value) ? 'Must stand on one line.' : null;
}
