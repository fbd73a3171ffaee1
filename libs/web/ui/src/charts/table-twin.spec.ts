import { cellNumber, sortedRows, twinCsv, twinJson, twinMarkdown, type TwinCell } from './table-twin';

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

describe('twinJson', () => {
  it('holds the figure behind a cell, the words where there is none, and null where nothing was measured', () => {
    const columns = [{ label: 'Model' }, { label: 'Time', numeric: true }];
    const rows = [
      ['A', { text: '1.2 s', value: 1_234 }],
      ['B', '–'],
    ];
    expect(JSON.parse(twinJson({ columns, rows }))).toEqual([
      { Model: 'A', Time: 1_234 },
      { Model: 'B', Time: null },
    ]);
  });
});

describe('twinMarkdown', () => {
  it('writes a table, figures to the right, and lets no name break out of its cell', () => {
    const columns = [{ label: 'Model' }, { label: 'Accuracy', numeric: true }];
    expect(twinMarkdown({ columns, rows: [['a|b\n*c*', '72 %']] })).toBe(
      '| Model | Accuracy |\n| --- | ---: |\n| a\\|b \\*c\\* | 72 % |\n',
    );
  });
});

describe('cellNumber', () => {
  it.each([
    ['72 %', 72],
    ['−4 cannot tell yet', -4],
    ['+33 better', 33],
    ['28–53', 28],
    ['1,234', 1234],
    ['0.5', 0.5],
    ['–', null],
    ['', null],
    ['n/a', null],
  ])('reads %s', (text, value) => expect(cellNumber(text)).toBe(value));

  it('takes the figure behind the words', () => expect(cellNumber({ text: '2 min', value: 120_000 })).toBe(120_000));
});

describe('sortedRows', () => {
  const of = (numeric: boolean, descending: boolean, ...cells: TwinCell[]) =>
    sortedRows({ columns: [{ label: 'x', numeric }], rows: cells.map((cell) => [cell]) }, 0, descending).flat();

  it('sorts figures by size, and what is not known to the end either way', () => {
    expect(of(true, false, '9 %', '–', '10 %')).toEqual(['9 %', '10 %', '–']);
    expect(of(true, true, '9 %', '–', '10 %')).toEqual(['10 %', '9 %', '–']);
  });

  it('sorts by the figure and not by the unit that it is written in', () => {
    const [short, long] = [
      { text: '800 ms', value: 800 },
      { text: '2 s', value: 2_000 },
    ];
    expect(of(true, true, short, long)).toEqual([long, short]);
  });

  it('sorts words with the numbers in them counted', () => {
    expect(of(false, false, 'task 10', 'Task 2')).toEqual(['Task 2', 'task 10']);
  });
});
