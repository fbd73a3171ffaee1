import { isPromptCut } from './cut-prompt';
import { keptText } from './kept-text';

describe('isPromptCut', () => {
  it.each([
    ['half of the context is left of a long prompt', 40_000, 4_098, 8_192, true],
    ['a prompt that happens to be as long', 16_000, 4_098, 8_192, false],
    ['another number of tokens', 40_000, 4_200, 8_192, false],
    ['a server that tells none', 40_000, null, 8_192, false],
  ])('%s', (_, characters, tokens, numCtx, cut) => expect(isPromptCut(characters, tokens, numCtx)).toBe(cut));
});

describe('keptText', () => {
  it('keeps what a database takes, also where a pair of code units is cut', () => {
    expect(keptText(' a\u0000b ', 100)).toBe('a\u2400b');
    expect(keptText('ab😀', 3)).toBe('ab\uFFFD');
    expect(keptText('😀', 2)).toBe('😀');
  });
});
