import { MARKERS, markerOf, markerPath } from './marker';

describe('markerPath', () => {
  it('gives every series its own silhouette', () => {
    const paths = MARKERS.map((marker) => markerPath(marker, 6, 6, 4.4));
    expect(new Set(paths).size).toBe(8);
  });

  it('stays inside a box of 12 around its middle', () => {
    for (const marker of MARKERS) {
      const numbers = markerPath(marker, 6, 6, 4.4).match(/-?[\d.]+/g) ?? [];
      expect(Math.max(...numbers.map(Number))).toBeLessThanOrEqual(12);
    }
  });

  it('begins again after the eighth slot', () => {
    expect(markerOf(8)).toBe(markerOf(0));
    expect(markerOf(9)).toBe('triangle');
  });
});
