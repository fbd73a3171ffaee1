import { faded, readPalette, seriesColour } from './palette';

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

describe('faded', () => {
  it('lets a share of the colour through', () => {
    expect(faded('rgb(58, 148, 207)', 0.6)).toBe('rgba(58, 148, 207, 0.6)');
  });

  it('leaves a colour alone that it cannot read', () => {
    expect(faded('color(srgb 0.2 0.5 0.8)', 0.6)).toBe('color(srgb 0.2 0.5 0.8)');
  });
});
