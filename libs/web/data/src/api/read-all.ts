import { LIMITS, type Page } from '@assay/contracts';

/** The pages of a list put together, up to a bound. */
export interface WholeList<Item> {
  readonly items: readonly Item[];
  /** Rows that exist; null where the API does not count them. */
  readonly total: number | null;
  /** False where the bound cut the list. */
  readonly complete: boolean;
}

/** Reads page after page until the list ends or `most` items are there. */
export async function readAll<Item>(
  read: (page: { limit: number; cursor?: string }) => Promise<Page<Item>>,
  most: number,
): Promise<WholeList<Item>> {
  const items: Item[] = [];
  let page = await read({ limit: Math.min(most, LIMITS.pageSize.max) });
  items.push(...page.items);
  while (page.nextCursor !== null && items.length < most) {
    page = await read({ limit: LIMITS.pageSize.max, cursor: page.nextCursor });
    items.push(...page.items);
  }
  return { items: items.slice(0, most), total: page.total, complete: page.nextCursor === null && items.length <= most };
}
