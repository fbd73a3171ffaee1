import { csvCell, csvLine, csvWords } from './csv';

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

describe('csvWords', () => {
  it('leaves signed figures alone, and nothing that could be run', () => {
    for (const words of [
      '+33 better',
      '-4 %',
      '-1.5',
      '+4 (',
      "+1 cmd|' /C calc'!A0",
      '+1 +HYPERLINK("x")',
      '-2+3',
      '=1',
    ])
      expect([words, csvWords(words).startsWith("'")]).toEqual([words, !/^[+-][\d.]+( better| %)?$/.test(words)]);
  });
});

describe('csvLine', () => {
  it('quotes what holds a comma, a quote or a line break', () =>
    expect(csvLine(['plain', 'a, b', 'say "hi"', 'two\nlines', 'old\rmac', ''])).toBe(
      'plain,"a, b","say ""hi""","two\nlines","old\rmac",',
    ));
});
