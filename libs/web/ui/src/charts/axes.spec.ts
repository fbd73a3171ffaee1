import { secondsRange } from './axes';

describe('secondsRange', () => {
  it('ends on the 1–2–5 steps around the shortest and the longest time', () => {
    expect(secondsRange([1_700, 5_800, 121_000])).toEqual([1_000, 200_000]);
  });

  it('keeps some width around a single time that is a step itself', () => {
    expect(secondsRange([5_000])).toEqual([5_000, 10_000]);
  });

  it('gives a plain decade where nothing was measured', () => {
    expect(secondsRange([])).toEqual([1_000, 10_000]);
    expect(secondsRange([0])).toEqual([1_000, 10_000]);
  });
});
