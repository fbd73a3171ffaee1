import { mergeSampling, resolveSampling, seedOf } from './sampling';

const question = { levels: [], epoch: 1, seedHash: 'ffffffff00', thinking: false, timeLimitMs: 600_000 };

describe('resolveSampling', () => {
  it('lets the most specific level decide each option', () => {
    expect(mergeSampling([{ temperature: 0 }, { temperature: 1, topK: 5 }, { topK: 9, topP: 0.5 }])).toEqual({
      temperature: 0,
      topK: 5,
      topP: 0.5,
    });
  });

  it('leaves out what no level names, so that the model answers as it is served', () => {
    expect(resolveSampling(question).options).toEqual({ seed: 0x7fff_ffff, numPredict: 2_048 });
  });

  it('gives thoughts room unless thinking is off', () => {
    expect(resolveSampling({ ...question, thinking: true }).options.numPredict).toBe(8_192);
    expect(resolveSampling({ ...question, thinking: true, levels: [{ think: false }] }).options.numPredict).toBe(2_048);
  });

  it('takes 31 bits of the hash', () => {
    expect(seedOf('80000001aa')).toBe(1);
    expect(seedOf('0000002aff')).toBe(42);
  });

  it('sends a seed that was named as it is, and counts it up for further epochs', () => {
    const levels = [{ seed: 7 }];
    expect([1, 2, 3].map((epoch) => resolveSampling({ ...question, levels, epoch }).options.seed)).toEqual([7, 8, 9]);
  });

  it('keeps the time limit apart from what the server is told', () => {
    expect(resolveSampling({ ...question, levels: [{ timeLimitMs: 5_000 }] })).toEqual({
      options: { seed: 0x7fff_ffff, numPredict: 2_048 },
      timeLimitMs: 5_000,
    });
  });
});
