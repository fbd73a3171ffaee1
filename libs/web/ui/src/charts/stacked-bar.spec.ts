import { partWidths } from './stacked-bar';

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

describe('partWidths', () => {
  it('is in proportion where every part is wide enough', () => {
    expect(partWidths([1, 3], 400)).toEqual([100, 300]);
  });

  it('keeps one answer of a thousand visible, and the whole as wide as before', () => {
    const widths = partWidths([1, 999], 500);
    expect(widths[0]).toBeCloseTo(5);
    expect(sum(widths)).toBeCloseTo(500);
  });

  it('takes the room for small parts from the large ones only', () => {
    const [small, middle, large] = partWidths([1, 100, 900], 500);
    expect(small).toBeCloseTo(5);
    expect(Number(large) / Number(middle)).toBeGreaterThan(8);
  });

  it('shares evenly where there is no room for all', () => {
    expect(partWidths([1, 1, 1], 9)).toEqual([3, 3, 3]);
  });
});
