import type { JsonValue } from '@assay/contracts';
import { tagOf } from '@assay/domain/run';
import type { CompareRule } from './code-case';
import { areNumbersEqual, codeNumber } from './code-number';

/**
 * True where a value that a program gave is the expected one. Both are typed JSON; plain JSON stands for what it looks like, and a
 * list in it for a list or a tuple. `set` and `multiset` hold for the outermost collection.
 */
export function isExpected(expected: JsonValue, got: JsonValue, rule: CompareRule): boolean {
  if (rule !== 'set' && rule !== 'multiset') return areEqual(expected, got, rule);
  const wanted = itemsOf(expected);
  const found = itemsOf(got);
  if (wanted === null || found === null) return false;
  return rule === 'set' ? areSetsEqual(wanted, found, 'equal') : areBagsEqual(wanted, found, 'equal');
}

function areEqual(expected: JsonValue, got: JsonValue, rule: CompareRule): boolean {
  const number = codeNumber(expected);
  if (number !== null) {
    const other = codeNumber(got);
    return other !== null && areNumbersEqual(number, other, rule);
  }
  if (isList(expected)) return areListsEqual(expected, isList(got) ? got : inside(got, ['$tuple']), rule);
  if (typeof expected !== 'object' || expected === null) return expected === got;
  const tag = tagOf(expected);
  const kind = kindOf(tag);
  const other = inside(got, kind.tags);
  switch (kind.compare) {
    case 'items':
      return areListsEqual(inside(expected, kind.tags), other, rule);
    case 'set':
      return areSetsEqual(inside(expected, kind.tags), other, rule);
    case 'pairs':
      return arePairsEqual(pairsOf(expected, kind.tags), pairsOf(got, kind.tags), rule);
    case 'same':
      return JSON.stringify(expected) === JSON.stringify(got);
    default:
      return kind.compare satisfies never;
  }
}

interface Kind {
  readonly compare: 'items' | 'set' | 'pairs' | 'same';
  /** Tags of values that can be equal to each other; null among them: a plain object. */
  readonly tags: readonly (string | null)[];
}

const DICT: Kind = { compare: 'pairs', tags: [null, '$dict'] };
const KINDS: ReadonlyMap<string, Kind> = new Map<string, Kind>([
  ['$tuple', { compare: 'items', tags: ['$tuple'] }],
  ['$deque', { compare: 'items', tags: ['$deque'] }],
  ['$iterator', { compare: 'items', tags: ['$iterator'] }],
  ['$complex', { compare: 'items', tags: ['$complex'] }],
  ['$set', { compare: 'set', tags: ['$set', '$frozenset'] }],
  ['$frozenset', { compare: 'set', tags: ['$set', '$frozenset'] }],
  ['$dict', DICT],
  ['$map', { compare: 'pairs', tags: ['$map'] }],
]);

function kindOf(tag: string | null): Kind {
  return tag === null ? DICT : (KINDS.get(tag) ?? { compare: 'same', tags: [] });
}

/** The items of a collection of one of these kinds; null for anything else. */
function inside(value: JsonValue, tags: readonly (string | null)[]): readonly JsonValue[] | null {
  const tag = tagOf(value);
  if (tag === null || !tags.includes(tag)) return null;
  const inner = (value as { readonly [key: string]: JsonValue })[tag] ?? null;
  return isList(inner) ? inner : null;
}

const COLLECTIONS = ['$tuple', '$set', '$frozenset', '$deque', '$iterator'];

function itemsOf(value: JsonValue): readonly JsonValue[] | null {
  return isList(value) ? value : inside(value, COLLECTIONS);
}

type Items = readonly JsonValue[] | null;

function areListsEqual(expected: Items, got: Items, rule: CompareRule): boolean {
  if (expected === null || got?.length !== expected.length) return false;
  return expected.every((item, at) => areEqual(item, got[at] ?? null, rule));
}

function areSetsEqual(expected: Items, got: Items, rule: CompareRule): boolean {
  if (expected === null || got === null) return false;
  const found = distinct(got);
  if (found.length > MOST_SPELLINGS * expected.length) return false;
  const holds = (items: readonly JsonValue[], item: JsonValue): boolean =>
    items.some((each) => areEqual(item, each, rule));
  return expected.every((item) => holds(found, item)) && found.every((item) => holds(expected, item));
}

/** Equal items may be written in so many ways (1 and 1.0000000001): what has more distinct items is another set, however long it is. */
const MOST_SPELLINGS = 4;

function distinct(items: readonly JsonValue[]): readonly JsonValue[] {
  return Array.from(new Map(items.map((item) => [keyText(item), item])).values());
}

/** Each expected item finds one of its own. */
function areBagsEqual(expected: readonly JsonValue[], got: readonly JsonValue[], rule: CompareRule): boolean {
  if (expected.length !== got.length) return false;
  const left = [...got];
  return expected.every((item) => {
    const at = left.findIndex((each) => areEqual(item, each, rule));
    if (at >= 0) left.splice(at, 1);
    return at >= 0;
  });
}

type Pairs = readonly (readonly [JsonValue, JsonValue])[] | null;

function pairsOf(value: JsonValue, tags: readonly (string | null)[]): Pairs {
  if (typeof value !== 'object' || value === null || isList(value)) return null;
  if (tags.includes(null) && tagOf(value) === null) return Object.entries(value);
  const inner = inside(value, tags);
  return inner?.map((pair) => (isList(pair) ? [pair[0] ?? null, pair[1] ?? null] : [null, null])) ?? null;
}

function arePairsEqual(expected: Pairs, got: Pairs, rule: CompareRule): boolean {
  if (expected === null || got?.length !== expected.length) return false;
  const texts = new Map(got.map(([key, item]) => [keyText(key), item]));
  return expected.every(([key, item]) => {
    const other = texts.get(keyText(key));
    return other !== undefined && areEqual(item, other, rule);
  });
}

/** Equal keys have the same text: 1 and 1.0 are one key. */
function keyText(key: JsonValue): string {
  const number = codeNumber(key);
  if (number !== null) return `number ${number}`;
  const tuple = inside(key, ['$tuple']) ?? (isList(key) ? key : null);
  return tuple === null ? JSON.stringify(key) : `[${tuple.map(keyText).join(',')}]`;
}

function isList(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value);
}
