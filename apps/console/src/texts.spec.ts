import { readdirSync, readFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';

const ROOT = join(__dirname, '../../..');
const ROOMS = [
  join(ROOT, 'apps/console/src'),
  ...readdirSync(join(ROOT, 'libs/web')).map((lib) => join(ROOT, 'libs/web', lib, 'src')),
];

function filesUnder(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ts|html)$/.test(entry.name) && !entry.name.endsWith('.spec.ts'))
    .map((entry) => join(entry.parentPath, entry.name));
}

interface Dictionary {
  readonly file: string;
  readonly keys: readonly string[];
  readonly source: string;
}

/** The dictionaries of one room, those that only join others left out: constants whose name ends in `_TEXTS`, in a file whose name ends in `texts.ts`. */
function dictionariesOf(files: readonly string[]): Dictionary[] {
  return files
    .filter((file) => basename(file).endsWith('texts.ts') && readFileSync(file, 'utf8').includes('_TEXTS = {'))
    .map((file) => {
      const source = readFileSync(file, 'utf8');
      return { file, source, keys: [...source.matchAll(/^ {2}(\w+):/gm)].map((match) => match[1] ?? '') };
    })
    .filter(({ source }) => !/_TEXTS = \{ \.\.\./.test(source));
}

const contracts = filesUnder(join(ROOT, 'libs/contracts/src'))
  .map((file) => readFileSync(file, 'utf8'))
  .join('\n');
const rooms = ROOMS.map((folder) => {
  try {
    return filesUnder(folder);
  } catch {
    return [];
  }
});
const dictionaries = rooms.flatMap((files) => {
  const code = files.filter((file) => !basename(file).endsWith('texts.ts')).map((file) => readFileSync(file, 'utf8'));
  return dictionariesOf(files).map((dictionary) => ({ ...dictionary, code: [...code, contracts].join('\n') }));
});

/** A key is used where it stands in quotes, or where its beginning stands in a template text (`think_${choice}`). */
function isUsed(key: string, code: string): boolean {
  if (new RegExp(`['"\`]${key}['"\`]`).test(code)) return true;
  return [...key.matchAll(/_/g)].some(({ index }) => code.includes(`\`${key.slice(0, index + 1)}\${`));
}

describe('texts of the console', () => {
  it('finds the dictionaries', () => expect(dictionaries.length).toBeGreaterThanOrEqual(5));

  it.each(dictionaries.map((dictionary) => [relative(ROOT, dictionary.file), dictionary] as const))(
    '%s holds no text that nobody shows',
    (_, { keys, code }) => {
      expect(keys.length).toBeGreaterThan(0);
      expect(keys.filter((key) => !isUsed(key, code))).toEqual([]);
    },
  );

  it.each(dictionaries.map((dictionary) => [relative(ROOT, dictionary.file), dictionary] as const))(
    '%s closes every brace around a value',
    (_, { source }) => {
      const texts = [...source.matchAll(/: (['"`])(.*?)\1,?(?: |$)/gm)].map((match) => match[2] ?? '');
      expect(texts.filter((text) => /[{}]/.test(text.replace(/\{\w+\}/g, '')))).toEqual([]);
    },
  );
});
