import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(__dirname, '..', '..', '..', '..');
const FAULTS = Array.from({ length: 66 }, (_, index) => `F${String(index + 1).padStart(2, '0')}`);

interface Row {
  readonly number: string;
  readonly happens: string;
  /** Paths of specs. */
  readonly tests: readonly string[];
}

function rows(): Row[] {
  const text = readFileSync(join(ROOT, 'docs', 'reliability.md'), 'utf8');
  return [...text.matchAll(/^\| (F\d\d) +\| (.+?) +\| (.+?) +\| (.+?) +\|$/gm)].map(
    ([, number = '', , happens = '', tests = '']) => ({
      number,
      happens,
      tests: [...tests.matchAll(/`([^`]+)`/g)].map(([, path = '']) => path),
    }),
  );
}

/** Whether a test of this file has a name that begins with the number. */
function proves(path: string, number: string): boolean {
  const text = readFileSync(join(ROOT, path), 'utf8');
  return [...text.matchAll(/['"`]((?:F\d\d(?:, )?)+)/g)].some(([, numbers = '']) =>
    numbers.split(', ').includes(number),
  );
}

describe('docs/reliability.md', () => {
  it('has each fault once, in order', () => {
    expect(rows().map(({ number }) => number)).toEqual(FAULTS);
  });

  it('names specs that exist and hold a test of that number', () => {
    const broken = rows().flatMap(({ number, tests }) =>
      tests
        .filter((path) => !existsSync(join(ROOT, path)) || !proves(path, number))
        .map((path) => `${number}: ${path}`),
    );
    expect(broken).toEqual([]);
  });

  it('gives a reason of some length where there is no test', () => {
    const silent = rows().filter(({ tests, happens }) => tests.length === 0 && happens.length < 40);
    expect(silent.map(({ number }) => number)).toEqual([]);
  });
});
