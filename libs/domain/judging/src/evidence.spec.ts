import { controlItems } from './controls';
import { isSupported } from './evidence';
import { modelFamilies, sharedFamilies } from './model-family';
import { yesProbabilities, yesProbability } from './yes-probability';

describe('isSupported', () => {
  it('finds a quote in other case, white space, width, and with quotation marks around it', () => {
    const answer = 'The  cause is\na Race Condition in ﬁle A.';
    expect(isSupported('the cause is a race condition', answer)).toBe(true);
    expect(isSupported('“race condition in file a”', answer)).toBe(true);
    expect(isSupported('a deadlock', answer)).toBe(false);
    expect(isSupported('', answer)).toBe(false);
    expect(isSupported('""', answer)).toBe(false);
  });

  it('finds a quote of what was made harmless for the prompt', () => {
    expect(isSupported('cin ‹‹‹ x', 'cin <<< x;')).toBe(true);
    expect(isSupported('cin <<< x', 'cin <<< x;')).toBe(true);
  });
});

describe('controlItems', () => {
  const nonce = '0123456789abcdef';

  it('are drawn for a fifth of all answers by their hash, and for every suspicious one', () => {
    expect(controlItems('two words', '33333332', nonce, false)).toHaveLength(2); // 0x33333332 / 2^32 < 0.2
    expect(controlItems('two words', '33333334', nonce, false)).toHaveLength(0);
    expect(controlItems('two words', 'ffffffff', nonce, true)).toHaveLength(2);
  });

  it('claim only what is so', () => {
    expect(controlItems('42', '00000000', nonce, false).map(({ id }) => id)).toEqual(['control:false']);
    const [, lie] = controlItems('two words', '00000000', nonce, false);
    const word = /code word (\w+)\./.exec(lie?.requirement ?? '')?.[1] ?? '';
    expect(word).toHaveLength(12);
    expect(controlItems(`it says ${word}`, '00000000', nonce, false).map(({ id }) => id)).toEqual(['control:true']);
  });
});

describe('yesProbability', () => {
  const token = (text: string, top: readonly (readonly [string, number])[] = []) => ({
    token: text,
    top: top.map(([one, chance]) => ({ token: one, logprob: Math.log(chance) })),
  });

  it('takes the chances at the verdict as a whole of their own', () => {
    const tokens = [
      ...['{"', 'evidence', '":', ' "', 'met', '",', ' "', 'met', '":', ' "'].map((text) => token(text)),
      token('yes', [
        ['yes', 0.3],
        ['Yes', 0.1],
        ['no', 0.1],
        ['maybe', 0.4],
      ]),
      token('"}'),
    ];
    expect(yesProbability(tokens)).toBeCloseTo(0.8, 12); // 0.4 ÷ (0.4 + 0.1)
  });

  it('reads tokens that hold the marks around the value', () => {
    const tokens = [
      token('{"met'),
      token('": "yes"', [
        ['": "yes"', 0.6],
        ['":"no', 0.2],
      ]),
      token('}'),
    ];
    expect(yesProbability(tokens)).toBeCloseTo(0.75, 12);
  });

  it('tells of several verdicts one by one, and of none where their number is another', () => {
    const yes = (chance: number) =>
      token('yes', [
        ['yes', chance],
        ['no', 1 - chance],
      ]);
    const quote = token('{"evidence": "he wrote \\"met\\": \\"no\\"", ');
    const tokens = [quote, token('"met": "'), yes(0.9), token('"}, {"met": "'), yes(0.3), token('"}')];
    const found = yesProbabilities(tokens, 2).map((chance) => Math.round((chance ?? Number.NaN) * 1_000) / 1_000);
    expect(found).toEqual([0.9, 0.3]);
    expect(yesProbabilities(tokens, 3)).toEqual([null, null, null]);
    expect(yesProbabilities([], 2)).toEqual([null, null]);
  });

  it('knows nothing where neither word is likely, or nothing was told', () => {
    expect(yesProbability([])).toBeNull();
    expect(yesProbability([token('"met": "'), token('x', [['x', 1]])])).toBeNull();
  });
});

describe('modelFamilies', () => {
  it.each([
    ['qwen3:8b', 'qwen3', ['qwen']],
    ['deepseek-r1-distill-qwen:7b', 'qwen2', ['qwen', 'deepseek']],
    ['deepseek-r1:8b', 'llama', ['llama', 'deepseek']],
    ['mistral:7b', 'llama', ['mistral']],
    ['phi4:14b', 'phi3', ['phi']],
    ['my-own', 'gemma3', ['gemma']],
    ['my-own', 'llama', []],
    ['my-own', null, []],
    ['my-own', 'newarch', ['newarch']],
  ])('%s (%s) → %j', (name, family, families) => {
    expect(modelFamilies({ name, family }).sort()).toEqual([...families].sort());
  });

  it('are shared by relatives only', () => {
    expect(sharedFamilies({ name: 'qwen3:4b', family: 'qwen3' }, { name: 'qwq', family: 'qwen2' })).toEqual(['qwen']);
    expect(sharedFamilies({ name: 'qwen3:4b', family: null }, { name: 'gemma3', family: null })).toEqual([]);
    expect(sharedFamilies({ name: 'a', family: null }, { name: 'b', family: null })).toEqual([]);
  });
});
