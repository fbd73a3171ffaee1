import { ariaSort, nextSort } from './sort';

describe('nextSort', () => {
  it('begins falling and turns round', () => {
    expect(nextSort('', 'time')).toBe('-time');
    expect(nextSort('-time', 'time')).toBe('time');
    expect(nextSort('time', 'time')).toBe('-time');
  });
});

describe('ariaSort', () => {
  it('speaks only of the column that sorts', () => {
    expect([ariaSort('-time', 'time'), ariaSort('time', 'time'), ariaSort('-time', 'score')]).toEqual([
      'descending',
      'ascending',
      null,
    ]);
  });
});
