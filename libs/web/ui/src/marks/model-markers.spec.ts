import { markerOf } from './model-markers';

describe('markerOf', () => {
  it('gives 64 slots 64 looks, so that ten models in one chart are ten', () => {
    const looks = Array.from({ length: 64 }, (_, slot) => `${markerOf(slot).colour} ${markerOf(slot).shape}`);
    expect(new Set(looks).size).toBe(64);
  });

  it('keeps the colour of the first round', () => {
    expect(markerOf(13).colour).toBe(markerOf(5).colour);
    expect(markerOf(13).shape).not.toBe(markerOf(5).shape);
  });
});
