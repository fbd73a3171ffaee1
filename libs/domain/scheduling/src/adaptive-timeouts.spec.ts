import { adaptiveTimeouts, NOTHING_SEEN, seeAnswer } from './adaptive-timeouts';

const answer = { firstTokenMs: 9_000, generationMs: 40_000, answerTokens: 100 };

describe('adaptiveTimeouts', () => {
  it('is patient until a few answers are known', () => {
    expect(adaptiveTimeouts(NOTHING_SEEN)).toEqual({ firstTokenMs: 600_000, idleMs: 60_000 });
  });

  it('follows the slowest answer and leaves room for a load', () => {
    const seen = [answer, answer, { ...answer, firstTokenMs: 1_000 }].reduce(seeAnswer, {
      ...NOTHING_SEEN,
      loadMs: 5_000,
    });
    // 10 × 9 s + 2 × 5 s; 100 × 400 ms
    expect(adaptiveTimeouts(seen)).toEqual({ firstTokenMs: 100_000, idleMs: 40_000 });
  });

  it('stays within its bounds', () => {
    const fast = { ...NOTHING_SEEN, answers: 3, firstTokenMs: 5, tokenMs: 1 };
    expect(adaptiveTimeouts(fast)).toEqual({ firstTokenMs: 60_000, idleMs: 20_000 });
    const slow = { ...NOTHING_SEEN, answers: 3, firstTokenMs: 900_000, tokenMs: 9_000 };
    expect(adaptiveTimeouts(slow)).toEqual({ firstTokenMs: 600_000, idleMs: 60_000 });
  });
});
