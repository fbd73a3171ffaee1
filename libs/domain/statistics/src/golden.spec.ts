import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { ADAPTERS } from './golden-adapters';

interface GoldenCase {
  readonly id: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly expected: unknown;
  readonly note?: string;
}
interface GoldenFile {
  readonly schema: string;
  readonly name: string;
  readonly tolerance: number;
  readonly cases: readonly GoldenCase[];
}

const OWN_FOLDER = resolve(__dirname, '../../../testing/golden');
const otherFolder = process.env['ASSAY_GOLDEN_DIR'];
const folder = otherFolder ? resolve(otherFolder) : OWN_FOLDER;
const names = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .map((name) => name.slice(0, -'.json'.length))
  .toSorted();

/** The places where `actual` misses `expected`, as sentences; empty when it meets it. */
function misses(actual: unknown, expected: unknown, tolerance: number, path: string): string[] {
  if (typeof expected === 'number') {
    const near =
      typeof actual === 'number' && Math.abs(actual - expected) <= tolerance * Math.max(1, Math.abs(expected));
    return near ? [] : [`${path}: ${String(actual)} instead of ${expected}`];
  }
  if (Array.isArray(expected)) {
    if (!Array.isArray(actual) || actual.length !== expected.length) return [`${path}: another length`];
    return expected.flatMap((item, index) => misses(actual[index], item, tolerance, `${path}[${index}]`));
  }
  if (typeof expected === 'object' && expected !== null) {
    const record = (typeof actual === 'object' && actual !== null ? actual : {}) as Record<string, unknown>;
    return Object.entries(expected).flatMap(([key, value]) => misses(record[key], value, tolerance, `${path}.${key}`));
  }
  const same = (actual ?? null) === expected;
  return same ? [] : [`${path}: ${JSON.stringify(actual)} instead of ${JSON.stringify(expected)}`];
}

describe('golden vectors', () => {
  it('finds the folder filled', () => {
    expect(names.length).toBeGreaterThan(0);
  });

  if (!otherFolder) {
    it('has a file for every adapter', () => {
      expect(Object.keys(ADAPTERS).toSorted()).toEqual(names);
    });
  }

  describe.each(names)('%s', (name) => {
    const file = JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8')) as GoldenFile;

    it('has cases and an adapter', () => {
      expect(file.schema).toBe('assay-golden/1');
      expect(file.cases.length).toBeGreaterThan(0);
      expect(Object.keys(ADAPTERS)).toContain(file.name);
    });

    it.each(file.cases.map((entry) => [entry.id, entry.note ?? '', entry] as const))('%s %s', (_id, _note, entry) => {
      const adapter = ADAPTERS[file.name];
      expect(adapter).toBeDefined();
      expect(misses(adapter?.(entry.input), entry.expected, file.tolerance, file.name)).toEqual([]);
    });
  });
});

describe('the comparison with golden values', () => {
  it('tells a near number from a far one, and null from 0', () => {
    expect(misses(1 + 1e-10, 1, 1e-9, 'x')).toEqual([]);
    expect(misses(1 + 2e-9, 1, 1e-9, 'x')).toHaveLength(1);
    expect(misses(NaN, 1, 1e-9, 'x')).toHaveLength(1);
    expect(misses(0, null, 1e-9, 'x')).toHaveLength(1);
    expect(misses({ a: [1, 2] }, { a: [1] }, 1e-9, 'x')).toHaveLength(1);
    expect(misses(undefined, { a: 1 }, 1e-9, 'x')).toHaveLength(1);
    expect(misses('1', 1, 1e-9, 'x')).toHaveLength(1);
  });
});
