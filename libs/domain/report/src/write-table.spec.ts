import { writeTable } from './write-table';

const HOSTILE = '</td><script>alert(1)</script> a|b\n*c* ![x](http://evil)';
const table = {
  title: HOSTILE,
  columns: [{ label: 'Model' }, { label: 'Accuracy', numeric: true }],
  rows: [[HOSTILE, '72 %']],
};
const as = (form: 'csv' | 'markdown' | 'html'): string =>
  [...writeTable(form, table, '2026-01-02T03:04:05.000Z')].join('');

describe('writeTable', () => {
  it('writes Markdown of which no cell breaks out', () => {
    const lines = as('markdown').split('\n');
    expect(lines.slice(0, 2)).toEqual(['| Model | Accuracy |', '| --- | ---: |']);
    expect(lines[2]?.replaceAll('\\|', '').split('|')).toHaveLength(4);
    expect(lines[2]).not.toMatch(/(^|[^\\])[<*[]/);
  });

  it('writes HTML that asks for nothing and holds hostile words as words', () => {
    expect(as('html')).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(as('html')).not.toMatch(/<script|<img|src=|href=/);
    expect(as('html')).toContain('<td class="number">72 %</td>');
  });

  it('writes CSV with a head', () => expect(as('csv').split('\r\n')[0]).toBe('Model,Accuracy'));
});
