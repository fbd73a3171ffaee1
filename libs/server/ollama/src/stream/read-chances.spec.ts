import { yesProbability } from '@assay/domain/judging';
import { bodyOf, recording } from '@assay/testing/fake-ollama';
import { readChances } from './read-chances';

const lines = (name: string): Record<string, unknown>[] =>
  bodyOf(recording(name))
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Record<string, unknown>);

describe('readChances', () => {
  it('reads what a real server told of each token', () => {
    const frames = lines('chat-logprobs');
    const tokens = frames.flatMap((frame) => readChances(frame['logprobs']));
    const content = frames.map(({ message }) => (message as { content?: string } | undefined)?.content ?? '').join('');
    expect(tokens.length).toBeGreaterThan(3);
    expect(tokens.map(({ token }) => token).join('')).toBe(content);
    for (const { token, top } of tokens) {
      expect(top).toHaveLength(3);
      expect(top.map((one) => one.token)).toContain(token);
      expect(top.every(({ logprob }) => logprob <= 0)).toBe(true);
      expect(top.reduce((sum, { logprob }) => sum + Math.exp(logprob), 0)).toBeLessThan(1.000_001);
    }
    // Digits are no verdict.
    expect(yesProbability(tokens)).toBeNull();
  });

  it('reads nothing where a server tells nothing: an old one, or one that was not asked', () => {
    const tokens = lines('chat-format-json').flatMap((frame) => readChances(frame['logprobs']));
    expect(tokens).toEqual([]);
    expect(yesProbability(tokens)).toBeNull();
  });

  it.each([[undefined], [null], ['x'], [[1, null, {}]], [[{ token: 'a', logprob: 1 }]], [[{ token: 1 }]]])(
    'leaves out what is not of the form: %j',
    (value) => {
      expect(readChances(value).flatMap(({ top }) => top)).toEqual([]);
    },
  );
});
