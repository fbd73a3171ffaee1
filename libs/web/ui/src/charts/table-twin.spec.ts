import { twinCsv } from './table-twin';

const table = (...cells: string[]) => ({ columns: [{ label: 'Model' }], rows: cells.map((cell) => [cell]) });

describe('twinCsv', () => {
  it('writes a head and quotes what holds a comma, a quote or a line break', () => {
    expect(twinCsv(table('plain', 'a, b', 'say "hi"', 'two\nlines'))).toBe(
      'Model\r\nplain\r\n"a, b"\r\n"say ""hi"""\r\n"two\nlines"\r\n',
    );
  });

  it('takes the power from what a spreadsheet would run as a formula', () => {
    expect(twinCsv(table('=1+1', '@SUM(A1)', '+cmd|calc', '-2+3+x'))).toBe(
      "Model\r\n'=1+1\r\n'@SUM(A1)\r\n'+cmd|calc\r\n'-2+3+x\r\n",
    );
  });

  it('leaves signed numbers alone', () => {
    expect(twinCsv(table('+33 better', '-4', '−4'))).toBe('Model\r\n+33 better\r\n-4\r\n−4\r\n');
  });
});
