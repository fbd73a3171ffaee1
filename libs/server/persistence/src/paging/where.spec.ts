import { Where, containsPattern } from './where';

describe('Where', () => {
  it('numbers its parameters and leaves undefined conditions out', () => {
    const where = new Where()
      .and('a = ?', 1)
      .and('b = ?', undefined)
      .and('(c = ? OR d = ?)', 'x', 'y')
      .and('e IS NULL');
    expect(where.toString()).toBe('a = $1 AND (c = $2 OR d = $3) AND e IS NULL');
    expect(where.parameters).toEqual([1, 'x', 'y']);
  });

  it('is true without conditions, and a copy leaves it alone', () => {
    const where = new Where();
    where.copy().and('a = ?', 1);
    expect(where.toString()).toBe('true');
    expect(where.parameters).toEqual([]);
  });
});

describe('containsPattern', () => {
  it('takes the wildcards of the user as plain characters', () => {
    expect(containsPattern('50 %_\\')).toBe('%50 \\%\\_\\\\%');
  });
});
