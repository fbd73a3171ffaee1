import { judgePrompt, protocolText } from './judge-prompt';
import { itemsPerCall, parameterCount, replySchema } from './protocol';

describe('itemsPerCall', () => {
  it.each([
    ['14.8B', 5],
    ['10B', 5],
    ['9.9B', 1],
    ['8x7B', 5],
    ['1.0T', 5],
    ['8.0B', 1],
    ['494.03M', 1],
    ['134515K', 1],
    ['', 1],
    ['large', 1],
    [null, 1],
  ])('of %s: %i', (size, items) => expect(itemsPerCall(size)).toBe(items));
});

describe('parameterCount', () => {
  it('reads a number with its unit, and of experts the whole', () => {
    expect(parameterCount('8.0B')).toBe(8e9);
    expect(parameterCount(' 8x22b ')).toBe(176e9);
    expect(parameterCount('7')).toBeNull();
  });
});

describe('the protocol of a large judge', () => {
  const judged = { task: 'T', reference: 'R', answer: 'A' };
  const prompt = (requirements: string[]): string =>
    judgePrompt(judged, { requirements, nonce: '0123456789abcdef', itemsPerCall: 5 })[1]?.content ?? '';

  it('is another one than that of a small judge', () => expect(protocolText(5)).not.toBe(protocolText(1)));

  it('numbers the requirements after everything that all calls share', () => {
    const [several, one] = [prompt(['It is red.', 'It is short.']), prompt(['It is red.'])];
    const shared = several.indexOf('REQUIREMENTS:');
    expect(one.slice(0, shared)).toBe(several.slice(0, shared));
    expect(several).toContain('1. It is red.\n2. It is short.');
    expect(several).toContain('each of the 2 requirements');
  });

  it('wants exactly as many verdicts as there are requirements', () => {
    expect(replySchema(3)).toMatchObject({ properties: { verdicts: { minItems: 3, maxItems: 3 } } });
  });
});
