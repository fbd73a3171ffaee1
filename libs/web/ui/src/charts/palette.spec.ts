import { readPalette, seriesColour } from './palette';

describe('readPalette', () => {
  it('asks a probe for every token, and leaves nothing behind', () => {
    document.documentElement.style.setProperty('--assay-series-1', 'rgb(194, 119, 0)');
    const palette = readPalette(document);
    expect(palette.series).toHaveLength(8);
    expect(document.body.childElementCount).toBe(0);
  });
});

describe('seriesColour', () => {
  it('gives the ninth model the colour of the first', () => {
    const palette = { ...readPalette(document), series: ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'] };
    expect(seriesColour(palette, 8)).toBe('a');
  });
});
