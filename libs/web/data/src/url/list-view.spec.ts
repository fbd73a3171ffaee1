import { holds, type ListColumn, sortItems } from './list-view';

interface Row {
  readonly name: string;
  readonly size: number | null;
}
const columns: readonly ListColumn<Row>[] = [
  { name: 'name', value: ({ name }) => name },
  { name: 'size', value: ({ size }) => size },
  { name: 'digest', value: ({ name }) => `sha256:${name.length}gem`, unsearched: true },
];
const rows: readonly Row[] = [
  { name: 'qwen 10', size: 9 },
  { name: 'gemma', size: null },
  { name: 'Qwen 2', size: 10 },
];
const names = (sort: string) => sortItems(rows, columns, sort).map(({ name }) => name);

describe('sortItems', () => {
  it('sorts figures by size, what is not known last either way', () => {
    expect(names('size')).toEqual(['qwen 10', 'Qwen 2', 'gemma']);
    expect(names('-size')).toEqual(['Qwen 2', 'qwen 10', 'gemma']);
  });
  it('counts the numbers in words', () => expect(names('name')).toEqual(['gemma', 'Qwen 2', 'qwen 10']));
  it('leaves the order for a column that is not there', () =>
    expect(names('-evil')).toEqual(rows.map((row) => row.name)));
});

describe('holds', () => {
  const found = (search: string) => rows.filter((row) => holds(row, columns, search)).map(({ name }) => name);
  it('finds every word, in any column, whatever the case', () => {
    expect(found(' QWEN  10 ')).toEqual(['qwen 10', 'Qwen 2']);
    expect(found('gem')).toEqual(['gemma']);
    expect(found('')).toHaveLength(3);
    expect(found('qwen gemma')).toEqual([]);
  });
});
