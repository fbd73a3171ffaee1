import { shorten } from './ink';

const width = (text: string): number => text.length * 10;

describe('shorten', () => {
  it('leaves a text alone that has room', () => {
    expect(shorten('gemma3:12b', 100, width)).toBe('gemma3:12b');
  });

  it('ends a longer one with an ellipsis, within the room', () => {
    expect(shorten('gemma3:12b-it-qat', 100, width)).toBe('gemma3:12…');
  });
});
