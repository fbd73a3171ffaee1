import { RESULT_FLAGS } from '@assay/contracts';
import { choiceParam, textParam } from '@assay/web/data';
import { ROW_SHOWS, ROW_SORTS, type RowFilter, type RowShow } from './row-filter';

const FLAGS = ['', ...RESULT_FLAGS] as const;
const SORTS = ROW_SORTS.flatMap((sort) => [sort, `-${sort}` as const]);

/** The filter of the table as it stands in the address, of the run and of its answers alike. */
export const ROW_FILTER_PARAMS = {
  show: choiceParam(ROW_SHOWS, 'all'),
  search: textParam(),
  flag: choiceParam(FLAGS, ''),
  sort: choiceParam(SORTS, '-created'),
};

export interface AddressedFilter {
  readonly show: () => RowShow;
  readonly search: () => string;
  readonly flag: () => (typeof FLAGS)[number];
  readonly sort: () => (typeof SORTS)[number];
}

/** The filter that the address holds. */
export function readFilter(address: AddressedFilter): RowFilter {
  const sort = address.sort();
  const column = ROW_SORTS.find((name) => name === sort.replace('-', '')) ?? 'created';
  const flag = address.flag() || null;
  return { show: address.show(), search: address.search(), flag, sort: column, descending: sort.startsWith('-') };
}
