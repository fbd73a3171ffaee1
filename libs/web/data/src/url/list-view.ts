import { computed, type Signal, type WritableSignal } from '@angular/core';
import { choiceParam, textParam } from './url-params';
import { injectUrlState } from './url-state';

/** What a column of a list holds: a figure sorts by size, words by alphabet; null = not known, always last. */
export interface ListColumn<Item, Name extends string = string> {
  readonly name: Name;
  readonly value: (item: Item) => string | number | null;
  /** Times, ids and digests: nobody means them by a word. */
  readonly unsearched?: boolean;
}

/** A list that is loaded whole, as the page shows it: searched and sorted, both in the address. */
export interface ListView<Item> {
  readonly word: WritableSignal<string>;
  readonly sort: WritableSignal<string>;
  readonly shown: Signal<readonly Item[]>;
  /** Items before the search. */
  readonly total: Signal<number>;
  readonly filtered: Signal<boolean>;
}

const WORDS = new Intl.Collator(undefined, { numeric: true });

/**
 * Searches in all columns and sorts by one of them. `sort` is the order at first: `name` rising, `-name` falling. `prefix` keeps two lists of
 * one page apart. Call it in the constructor of a page.
 */
export function injectListView<Item>(
  items: () => readonly Item[],
  columns: readonly ListColumn<Item>[],
  { sort: first, prefix = '' }: { readonly sort: string; readonly prefix?: string },
): ListView<Item> {
  const orders = columns.flatMap(({ name }) => [name, `-${name}`]);
  const url = injectUrlState({ [`${prefix}q`]: textParam(), [`${prefix}sort`]: choiceParam(orders, first) });
  const word = url[`${prefix}q`] as WritableSignal<string>;
  const sort = url[`${prefix}sort`] as WritableSignal<string>;
  const found = computed(() => items().filter((item) => holds(item, columns, word())));
  return {
    ...{ word, sort },
    shown: computed(() => sortItems(found(), columns, sort())),
    total: computed(() => items().length),
    filtered: computed(() => word().trim() !== ''),
  };
}

/** Whether every word of a search stands in some column. */
export function holds<Item>(item: Item, columns: readonly ListColumn<Item>[], search: string): boolean {
  const read = columns.filter((column) => column.unsearched !== true);
  const text = read.map(({ value }) => value(item) ?? '').join('\n');
  const words = search.trim().toLowerCase().split(/\s+/);
  return words.every((word) => text.toLowerCase().includes(word));
}

/** In the order of a column; what is not known comes last either way, equals stay as they were. */
export function sortItems<Item>(
  items: readonly Item[],
  columns: readonly ListColumn<Item>[],
  sort: string,
): readonly Item[] {
  const column = columns.find(({ name }) => name === sort.replace(/^-/, ''));
  if (column === undefined) return items;
  const turn = sort.startsWith('-') ? -1 : 1;
  return items.toSorted((a, b) => {
    const [left, right] = [column.value(a), column.value(b)];
    if (left === null || right === null) return Number(left === null) - Number(right === null);
    if (typeof left === 'number' && typeof right === 'number') return turn * (left - right);
    return turn * WORDS.compare(String(left), String(right));
  });
}
