import type { ListColumn } from '@assay/web/data';
import type { TwinTable } from '../charts/table-twin';

/** A list as a table to be saved: the columns that it is searched and sorted by, under the words for their names. */
export function listTable<Item, Name extends string>(
  items: readonly Item[],
  columns: readonly ListColumn<Item, Name>[],
  label: (name: Name) => string,
): TwinTable {
  const numeric = columns.map(({ value }) => items.some((item) => typeof value(item) === 'number'));
  return {
    columns: columns.map(({ name }, at) => ({ label: label(name), numeric: numeric[at] === true })),
    rows: items.map((item) =>
      columns.map(({ value }) => {
        const held = value(item);
        return { text: held === null ? '' : String(held), value: held };
      }),
    ),
  };
}
