import { PROBE, planProbe, tokensPerCharacter } from './probe-plan';
import { probePrompt } from './probe-prompt';

describe('planProbe', () => {
  it('asks five times short and long in turn', () => {
    const plan = planProbe(8_192, 0.25);
    expect(plan).toHaveLength(2 * PROBE.runs);
    expect(plan.slice(0, 3)).toEqual([
      { prompt: 'short', no: 1, characters: 240 }, // 60 tokens ÷ 0.25
      { prompt: 'long', no: 1, characters: 6_000 }, // 1 500 ÷ 0.25
      { prompt: 'short', no: 2, characters: 240 },
    ]);
  });

  it('cuts the long prompt to what the context holds beside answer and template', () => {
    // 512 − 128 − 64 = 320 tokens of one character each
    expect(planProbe(512, 1)[1]).toEqual({ prompt: 'long', no: 1, characters: 320 });
    expect(planProbe(250, 1).map(({ prompt }) => prompt)).toEqual(Array(PROBE.runs).fill('short')); // 250 − 192 = 58
  });
});

describe('tokensPerCharacter', () => {
  it('is what the warm-up showed', () => {
    expect(tokensPerCharacter({ characters: 240, promptTokens: 60 })).toBe(0.25);
    expect(tokensPerCharacter({ characters: 240, promptTokens: 252 })).toBeCloseTo(1.05); // one token per byte
  });
  it('is that of English text where the server does not count', () => {
    expect(tokensPerCharacter({ characters: 240, promptTokens: null })).toBe(0.25);
  });
});

describe('probePrompt', () => {
  it('begins with its nonce and has the length asked for', () => {
    const [a, b] = [probePrompt('k3f9', 400), probePrompt('p0x2', 400)];
    expect([a.length, a.slice(0, 5), a.slice(4) === b.slice(4)]).toEqual([400, 'k3f9\n', true]);
  });
  it('keeps its order to go on, however short', () => {
    expect(probePrompt('k3f9', 1)).toMatch(/^k3f9\nGo on with this list/);
  });
});
