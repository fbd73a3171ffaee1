import { secondsRange, spacedLabels } from './axes';

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

describe('spacedLabels', () => {
  const ticks = [1_000, 2_000, 5_000, 10_000, 20_000, 50_000, 100_000];
  const place = (width: number) => (value: number) => (Math.log10(value / 1_000) / 2) * width;

  it('labels every step where there is room', () => {
    expect([...spacedLabels(ticks, place(400))].sort((a, b) => a - b)).toEqual(ticks);
  });

  it('keeps both ends and full decades on a phone', () => {
    expect([...spacedLabels(ticks, place(120))].sort((a, b) => a - b)).toEqual([1_000, 10_000, 100_000]);
  });
});
