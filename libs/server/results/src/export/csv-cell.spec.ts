import { csvCell } from './csv-cell';

describe('csvCell', () => {
  it.each([
    '=HYPERLINK("x")',
    '+1',
    '-cmd',
    '@SUM(A1)',
    '\t=1',
    ' =1',
    '\u200B=1',
    '＝1',
    '－1',
    '＋1',
    '＠x',
    '-Infinity',
    '\r=1',
  ])('disarms %j (S40)', (text) => {
    expect(csvCell(text)).toBe(`'${text}`);
  });

  it('leaves numbers numbers, also negative ones, and plain text plain', () => {
    expect(csvCell(-1.5)).toBe('-1.5');
    expect(csvCell('ANSWER: 4 = 2 + 2')).toBe('ANSWER: 4 = 2 + 2');
    expect(csvCell(null)).toBe('');
    expect(csvCell(false)).toBe('false');
  });
});
