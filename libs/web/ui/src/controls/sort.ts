/** A sort key of the address and the API: `created` rising, `-created` falling. */
export type Sort = string;

/** What a press on a column's head makes of the sort: first falling for figures, then the other way. */
export function nextSort(sort: Sort, column: string): Sort {
  return sort === `-${column}` ? column : `-${column}`;
}

/** Value of `aria-sort` for a column's head; null takes the attribute away. */
export function ariaSort(sort: Sort, column: string): 'ascending' | 'descending' | null {
  if (sort === column) return 'ascending';
  return sort === `-${column}` ? 'descending' : null;
}
