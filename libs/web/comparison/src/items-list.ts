import type { ItemFinding, ItemKind } from '@assay/contracts';
import type { Sort } from '@assay/web/ui';

/** Columns of the items' table that sort. */
export const ITEM_SORTS = ['title', 'type', 'says', 'difficulty', 'separation', 'discrimination'] as const;

/** Which items are wanted: of one kind, of one type of task, and with these words in title, key or category; empty = any. */
export interface ItemFilter {
  readonly kind: ItemKind | 'any';
  readonly type: string;
  readonly search: string;
}

/** The items that a filter leaves. */
export function chosenItems(items: readonly ItemFinding[], { kind, type, search }: ItemFilter): ItemFinding[] {
  const words = search.trim().toLowerCase();
  return items.filter(
    (item) =>
      (kind === 'any' || item.kinds.includes(kind)) &&
      (type === '' || item.taskType === type) &&
      [item.title, item.key, item.category].some((text) => text.toLowerCase().includes(words)),
  );
}

/** The items in the order of a column, a minus in front for falling; what is not known last; anything else keeps the order. */
export function sortedItems(items: readonly ItemFinding[], sort: Sort): readonly ItemFinding[] {
  const column = ITEM_SORTS.find((name) => name === sort.replace('-', ''));
  if (column === undefined) return items;
  const turn = sort.startsWith('-') ? -1 : 1;
  return items.toSorted((a, b) => {
    const [left, right] = [keyOf(a, column), keyOf(b, column)];
    if (left === null || right === null) return Number(left === null) - Number(right === null);
    return turn * (typeof left === 'number' ? left - Number(right) : left.localeCompare(String(right)));
  });
}

function keyOf(item: ItemFinding, column: (typeof ITEM_SORTS)[number]): number | string | null {
  switch (column) {
    case 'title':
      return item.title;
    case 'type':
      return item.taskType;
    case 'says':
      return item.kinds.join();
    case 'difficulty':
    case 'separation':
    case 'discrimination':
      return item[column];
    default:
      return column satisfies never;
  }
}
