import type { JsonValue, ResultDetail } from '@assay/contracts';

/** A line of what an answer was made with. */
export interface Setting {
  readonly name: string;
  readonly value: string;
}

/** Everything that is known of the conditions: the options that were sent, then the environment, nested names joined by dots. */
export function settingsOf(answer: ResultDetail): Setting[] {
  return [...flat('', answer.request.options), ...flat('', answer.environment)];
}

function flat(prefix: string, value: JsonValue | undefined): Setting[] {
  if (value === null || value === undefined) return [];
  if (typeof value !== 'object') return [{ name: prefix, value: String(value) }];
  if (Array.isArray(value)) return value.length === 0 ? [] : [{ name: prefix, value: value.map(plain).join(', ') }];
  return Object.entries(value).flatMap(([name, inner]) => flat(prefix === '' ? name : `${prefix}.${name}`, inner));
}

function plain(value: JsonValue): string {
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** The option under any of the names, as text. */
export function option(answer: ResultDetail, ...names: readonly string[]): string | null {
  const found = settingsOf(answer).find((setting) => names.includes(setting.name));
  return found?.value ?? null;
}
