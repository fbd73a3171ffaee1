import { mergeRows } from './answer-row';
import { anAnswer } from './fixtures';

describe('mergeRows', () => {
  it('puts an unknown answer in front and replaces a known one in its place', () => {
    const known = [anAnswer({ key: 'b', status: 'generated' }), anAnswer({ key: 'a' })];
    const merged = mergeRows(known, [anAnswer({ key: 'c' }), anAnswer({ key: 'b', status: 'scored' })]);
    expect(merged.map((row) => `${row.key}:${row.status}`)).toEqual(['c:scored', 'b:scored', 'a:scored']);
  });

  it('never shows an answer twice', () => {
    expect(mergeRows([anAnswer({ key: 'a' })], [anAnswer({ key: 'a' })])).toHaveLength(1);
  });
});
