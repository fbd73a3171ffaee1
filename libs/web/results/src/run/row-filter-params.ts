import { choiceParam, textParam } from '@assay/web/data';
import { ROW_SHOWS, ROW_SORTS, type RowFilter, type RowShow } from './row-filter';

const SORTS = ROW_SORTS.flatMap((sort) => [sort, `-${sort}` as const]);

/** The filter of the table as it stands in the address, of the run and of its answers alike. */
export const ROW_FILTER_PARAMS = {
  show: choiceParam(ROW_SHOWS, 'all'),
  search: textParam(),
  sort: choiceParam(SORTS, '-created'),
};

export interface AddressedFilter {
  readonly show: () => RowShow;
  readonly search: () => string;
  readonly sort: () => (typeof SORTS)[number];
}

/** The filter that the address holds. */
export function readFilter(address: AddressedFilter): RowFilter {
  const sort = address.sort();
  const column = ROW_SORTS.find((name) => name === sort.replace('-', '')) ?? 'created';
  return { show: address.show(), search: address.search(), sort: column, descending: sort.startsWith('-') };
}
