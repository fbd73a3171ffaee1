import { visibleParts, withQuotes } from './visible-text';

const hidden = (text: string): string[] =>
  visibleParts(text)
    .filter((part) => part.kind === 'hidden')
    .map((part) => part.text);
const shown = (text: string): string =>
  visibleParts(text)
    .map((part) => (part.kind === 'hidden' ? `[${part.text}]` : part.text))
    .join('');

describe('visibleParts', () => {
  it('names what turns the reading direction around', () => {
    expect(shown('pay \u202e10 EUR')).toBe('pay [U+202E]10 EUR');
  });

  it('names zero-width characters, soft hyphens, byte order marks and tags', () => {
    expect(hidden('a\u200bb\u00adc\ufeffd\u{e0041}')).toEqual(['U+200B', 'U+00AD', 'U+FEFF', 'U+E0041']);
  });

  it('leaves line ends, tabs and emoji whole', () => {
    const text = 'one\n\ttwo\r\nfamily 👩‍👩‍👧 and ❤️';
    expect(hidden(text)).toEqual([]);
    expect(shown(text)).toBe(text);
  });

  it('names a joiner between letters', () => {
    expect(hidden('pass\u200dword')).toEqual(['U+200D']);
  });

  it('takes terminal colours and titles out, and names a lone escape', () => {
    expect(shown('\u001b[31mred\u001b[0m \u001b]0;title\u0007done')).toBe('red done');
    expect(hidden('\u001b')).toEqual(['U+001B']);
  });

  it('gives markup back as it is: it is text', () => {
    expect(shown('<img src=x onerror=alert(1)>')).toBe('<img src=x onerror=alert(1)>');
  });
});

describe('withQuotes', () => {
  it('marks the last place: the answer stands at the end', () => {
    expect(withQuotes(visibleParts('204? no, 204.'), ['204'])).toEqual([
      { kind: 'plain', text: '204? no, ' },
      { kind: 'quote', text: '204' },
      { kind: 'plain', text: '.' },
    ]);
  });

  it('changes nothing where the quote is not in the text', () => {
    const parts = visibleParts('nothing here');
    expect(withQuotes(parts, ['invented', ' '])).toEqual(parts);
  });
});
