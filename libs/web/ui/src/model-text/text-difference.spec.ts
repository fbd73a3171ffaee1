import { textDifference } from './text-difference';

const say = (expected: string, got: string): string =>
  (textDifference(expected, got) ?? [])
    .map(({ kind, text }) => (kind === 'same' ? text : `${kind === 'got' ? '{+' : '{-'}${text}}`))
    .join('');

describe('textDifference', () => {
  it('marks the words that differ and keeps the rest', () => {
    expect(say('ANSWER: 204 days', 'ANSWER: 208 days')).toBe('ANSWER: {-204}{+208} days');
  });

  it('marks nothing in equal texts', () => {
    expect(textDifference('same\ntext', 'same\ntext')).toEqual([{ kind: 'same', text: 'same\ntext' }]);
  });

  it('shows a missing and an added text whole', () => {
    expect(textDifference('all', '')).toEqual([{ kind: 'expected', text: 'all' }]);
    expect(textDifference('', 'all')).toEqual([{ kind: 'got', text: 'all' }]);
  });

  it('compares long texts by lines, and gives up on endless ones', () => {
    const long = Array.from({ length: 1_000 }, (_, line) => `line ${line} of many`).join('\n');
    expect(textDifference(long, `${long}\nend`)?.at(-1)).toEqual({ kind: 'got', text: 'line 999 of many\nend' });
    const endless = 'x\n'.repeat(3_000);
    expect(textDifference(endless, endless)).toBeNull();
  });
});
