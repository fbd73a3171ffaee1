import { answerLength, promptTokens, speedFromProbe } from './speed-from-probe';

const rate = { modelId: 'm', serverId: 's', promptTokensPerSecond: 1_000, tokensPerSecond: 50 };
const quick = { thinking: false, limit: undefined };

describe('speedFromProbe', () => {
  it('adds the time to read and the time to write', () => {
    // 500 tokens at 1 000/s: 500 ms; 100, 200 and 400 tokens at 50/s: 2, 4 and 8 s
    const answer = { taskType: 'reasoning', promptTokens: 500, length: [100, 200, 400] } as const;
    expect(speedFromProbe(rate, answer, 1)).toEqual({
      ...{ modelId: 'm', serverId: 's', taskType: 'reasoning' },
      ...{ lowMs: 2_500, medianMs: 4_500, highMs: 8_500 },
    });
    // Two at once may take twice as long each.
    expect(speedFromProbe(rate, answer, 2)).toMatchObject({ lowMs: 2_500, medianMs: 4_500, highMs: 17_000 });
  });

  it('leaves the reading out where nobody knows how fast it is', () => {
    const answer = { taskType: 'planning', promptTokens: 500, length: [50, 50, 50] } as const;
    expect(speedFromProbe({ ...rate, promptTokensPerSecond: null }, answer, 1)).toMatchObject({ medianMs: 1_000 });
  });
});

describe('answerLength', () => {
  it('is what was written, else what is usual, more where a model thinks', () => {
    expect(answerLength('planning', [10, 20, 30], quick)).toEqual([10, 20, 30]);
    const [low, median, high] = answerLength('planning', undefined, quick);
    expect(low < median && median < high).toBe(true);
    const thought = answerLength('planning', undefined, { ...quick, thinking: true });
    expect(thought[1]).toBeGreaterThan(median);
  });

  it('never goes above the limit of tokens; none and endless are no limit', () => {
    expect(answerLength('planning', [10, 200, 3_000], { thinking: false, limit: 128 })).toEqual([10, 128, 128]);
    expect(answerLength('planning', [10, 200, 3_000], { thinking: false, limit: -1 })).toEqual([10, 200, 3_000]);
  });
});

describe('promptTokens', () => {
  it('takes four characters for a token, and room for the template', () => {
    expect(promptTokens(400)).toBe(140);
    expect(promptTokens(0)).toBe(40);
  });
});
