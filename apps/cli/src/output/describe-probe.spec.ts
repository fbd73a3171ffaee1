import type { ProbeFigure, SpeedProbe } from '@assay/contracts';
import { describeProbe, probeLine } from './describe-probe';

const figure = (median: number, spread = 1): ProbeFigure => ({
  median,
  mad: spread,
  lowest: median - spread,
  highest: median + spread,
  n: 5,
});
const probe: SpeedProbe = {
  id: '1',
  serverId: 's',
  server: 'lab',
  modelId: 'm',
  model: 'qwen3:8b',
  state: 'done',
  done: 11,
  total: 11,
  reason: null,
  requestedAt: '2026-11-24T10:00:00.000Z',
  startedAt: null,
  finishedAt: null,
  environment: null,
  measurements: [],
  figures: {
    coldLoadMs: 3_200,
    gpuShare: 1,
    contextLength: 8_192,
    tokensPerSecond: figure(42),
    prompts: [
      {
        prompt: 'short',
        promptTokens: figure(61),
        answerTokens: figure(128),
        loadMs: null,
        queueMs: null,
        prefillMs: figure(80),
        decodeMs: figure(3_000),
        firstTokenMs: figure(120, 20),
        warmMs: figure(3_100, 100),
        promptTokensPerSecond: figure(760, 10),
        tokensPerSecond: figure(42),
      },
    ],
  },
};

describe('describeProbe', () => {
  it('says median and range of each figure, and what nobody knows', () => {
    expect(describeProbe(probe)).toBe(
      [
        'qwen3:8b@lab: writes 42.0 (41.0 to 43.0) tokens per second (loaded in 3.20 s, 100 % on the GPU)',
        '  short prompt of 61 tokens: first token 0.12 (0.10 to 0.14) s, reads 760 (750 to 770) tokens per second, answer 3.10 (3.00 to 3.20) s, queue unknown',
        '',
      ].join('\n'),
    );
  });

  it('gives the reason instead of figures that do not count', () => {
    const spoilt = { ...probe, state: 'not_valid', figures: null, reason: 'Another program used the server.' } as const;
    expect(describeProbe(spoilt)).toBe('qwen3:8b@lab: not valid. Another program used the server.\n');
    expect(describeProbe({ ...probe, state: 'cancelled', figures: null })).toBe('qwen3:8b@lab: cancelled.\n');
  });
});

describe('probeLine', () => {
  it('tells quarters, so that a log stays short', () => {
    const at = (done: number) => probeLine({ ...probe, state: 'running', done, total: done === 0 ? 0 : 11 });
    expect([at(0), at(1), at(2), at(6), at(11)]).toEqual([
      'qwen3:8b@lab: loading',
      'qwen3:8b@lab: measuring (0 %)',
      'qwen3:8b@lab: measuring (0 %)',
      'qwen3:8b@lab: measuring (50 %)',
      'qwen3:8b@lab: measuring (100 %)',
    ]);
  });
});
