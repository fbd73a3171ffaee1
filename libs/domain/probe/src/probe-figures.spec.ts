import type { ProbeMeasurement } from '@assay/contracts';
import { measure } from './measure';
import { probeFigures } from './probe-figures';
import { whyNotValid } from './why-not-valid';

const timings = {
  totalMs: 2_000,
  loadMs: 100,
  promptMs: 300,
  generationMs: 1_500,
  promptTokens: 60,
  answerTokens: 120,
  wallMs: 2_010,
  firstTokenMs: 420,
  firstAnswerMs: 420,
};
const quiet = { numCtx: 8_192, gpuShare: { atStart: 1, now: 1 }, loadedContext: 8_192 };
const at = (no: number, more: Partial<typeof timings & { cachedTokens: number }> = {}): ProbeMeasurement =>
  measure({ prompt: 'short', no, characters: 240 }, { ...timings, ...more }, quiet);
const ground = { coldLoadMs: null, gpuShare: 1, contextLength: 8_192 };

describe('measure', () => {
  it('takes the time apart', () => {
    expect(at(1)).toMatchObject({
      loadMs: 100,
      queueMs: 100,
      prefillMs: 300,
      decodeMs: 1_500,
      firstTokenMs: 420,
      flags: [],
    });
  });
});

describe('probeFigures', () => {
  it('gives median, scaled MAD, slowest and fastest', () => {
    const runs = [1_000, 1_200, 1_250, 1_500, 2_000].map((generationMs, index) => at(index + 1, { generationMs }));
    const { prompts, tokensPerSecond } = probeFigures(runs, ground);
    // rates 120, 100, 96, 80, 60: median 96, deviations 24 4 0 16 36, their median 16
    expect(tokensPerSecond).toMatchObject({ median: 96, lowest: 60, highest: 120, n: 5 });
    expect(tokensPerSecond?.mad).toBeCloseTo(16 * 1.4826, 3);
    expect(prompts).toHaveLength(1);
    expect(prompts[0]?.warmMs?.median).toBe(1_900); // total − load
    expect(prompts[0]?.promptTokensPerSecond?.median).toBe(200); // 60 in 0.3 s
  });

  it('says nothing of the speed of answers under 32 tokens', () => {
    expect(probeFigures([at(1, { answerTokens: 31 })], ground).tokensPerSecond).toBeNull();
    expect(probeFigures([at(1, { answerTokens: 32 })], ground).tokensPerSecond?.n).toBe(1);
  });

  it('counts only tokens that were read, and none where the cache held much', () => {
    const rate = (cachedTokens: number) =>
      probeFigures([at(1, { cachedTokens })], ground).prompts[0]?.promptTokensPerSecond?.median ?? null;
    expect(rate(6)).toBe(180); // 54 in 0.3 s
    expect(rate(7)).toBeNull(); // over a tenth of the prompt
  });

  it('takes the time of our clock where the server tells none', () => {
    const unknown = { totalMs: null, loadMs: null, promptMs: null, generationMs: null, promptTokens: null };
    const { prompts } = probeFigures([at(1, unknown as never)], ground);
    expect(prompts[0]).toMatchObject({
      queueMs: null,
      loadMs: null,
      promptTokensPerSecond: null,
      tokensPerSecond: null,
    });
    expect(prompts[0]?.warmMs?.median).toBe(2_010);
  });
});

describe('whyNotValid', () => {
  const why = (measurements: readonly ProbeMeasurement[], more: object = {}) =>
    whyNotValid({ measurements, othersUsed: [], busyNeighbours: [], ...more });

  it('has nothing to say of a quiet server', () => expect(why([at(1), at(2)])).toBeNull());

  it('names the request that waited, and how long', () => {
    expect(why([at(1), at(2, { totalMs: 3_400, wallMs: 3_410 })])).toBe(
      'Something else used the server or the machine: request 2 with the short prompt waited 1.5 s.',
    );
    expect(why([at(3, { loadMs: 5_000, totalMs: 6_900, wallMs: 6_900 })])).toContain(
      'request 3 with the short prompt waited 5.0 s for the model',
    );
  });

  it('tells of memory that was taken away', () => {
    const spilled = measure({ prompt: 'long', no: 2, characters: 9 }, timings, {
      ...quiet,
      gpuShare: { atStart: 1, now: 0.5 },
    });
    expect(why([spilled])).toContain('from the graphics card to the CPU before request 2 with the long prompt');
  });

  it('accepts a model that lay on the CPU from the start', () => {
    const cpu = measure({ prompt: 'long', no: 2, characters: 9 }, timings, {
      ...quiet,
      gpuShare: { atStart: 0, now: 0 },
    });
    expect(why([cpu])).toBeNull();
  });

  it('names other models and neighbours', () => {
    expect(why([at(1)], { othersUsed: ['llama3:8b'] })).toBe(
      'Another program used llama3:8b on this server during the probe.',
    );
    expect(why([at(1)], { busyNeighbours: ['lab'] })).toContain('lab, a server on the same machine');
  });
});
