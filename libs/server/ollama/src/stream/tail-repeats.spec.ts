import { tailRepeats } from './tail-repeats';

describe('tailRepeats', () => {
  it('sees 30 equal tokens, blanks aside', () => {
    const tokens = ['{', ...Array.from({ length: 30 }, (_, index) => (index % 2 ? ' ' : '\n'))];
    expect(tailRepeats(tokens, tokens.join(''))).toBe(true);
    expect(tailRepeats(tokens.slice(0, -1), tokens.join(''))).toBe(false);
  });

  it.each(['a', 'ha ', 'I cannot. ', '| --- | --- | --- | --- | --- | --- | --- | --- |\n'])(
    'sees %j over and over',
    (piece) => {
      expect(tailRepeats([], `Once upon a time ${piece.repeat(130)}`)).toBe(true);
    },
  );

  it('sees a loop that was cut in the middle of its piece', () => {
    expect(tailRepeats([], `x${'one two three '.repeat(20)}one t`)).toBe(true);
  });

  it.each([
    ['a short repeat', 'ha ha ha ha'],
    ['a rule of a table', `| a | b |\n|${'-'.repeat(80)}|\n| 1 | 2 |`],
    ['a list', Array.from({ length: 60 }, (_, index) => `${index}. item\n`).join('')],
    ['a repeat that ended', `${'no '.repeat(100)}and then it went on`],
    ['nothing', ''],
  ])('does not take %s for a loop', (_name, text) => {
    expect(tailRepeats([], text)).toBe(false);
  });
});
