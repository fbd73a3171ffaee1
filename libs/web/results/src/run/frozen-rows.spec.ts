import { anAnswer } from './fixtures';
import { frozenRows } from './frozen-rows';

const rows = (...keys: string[]) => keys.map((key) => anAnswer({ key }));
const keysOf = (list: readonly { readonly key: string }[]): string => list.map((row) => row.key).join('');

describe('frozenRows', () => {
  it('shows what is there while nobody points at the table', () => {
    expect(frozenRows(rows('c', 'b', 'a'), null)).toMatchObject({
      held: 0,
      rows: [{ key: 'c' }, { key: 'b' }, { key: 'a' }],
    });
  });

  it('keeps the order under the pointer and counts what came', () => {
    const { rows: shown, held } = frozenRows(rows('d', 'c', 'b', 'a'), ['b', 'a']);
    expect(keysOf(shown)).toBe('ba');
    expect(held).toBe(2);
  });

  it('updates a shown row in its place', () => {
    const scored = anAnswer({ key: 'a', status: 'scored' });
    expect(frozenRows([...rows('b'), scored], ['a', 'b']).rows[0]).toBe(scored);
  });

  it('keeps a row under the pointer that the filter would drop now', () => {
    const passed = anAnswer({ key: 'a', passed: true });
    expect(keysOf(frozenRows([], ['a'], [passed]).rows)).toBe('a');
  });

  it('puts a finished answer where it was in the making', () => {
    const finished = anAnswer({ key: 'result', trialId: 'trial' });
    const { rows: shown, held } = frozenRows([finished], ['trial']);
    expect(keysOf(shown)).toBe('result');
    expect(held).toBe(0);
  });

  it('does not call an answer in the making new', () => {
    expect(frozenRows([anAnswer({ key: 'live', status: 'running' }), ...rows('a')], ['a']).held).toBe(0);
  });
});
