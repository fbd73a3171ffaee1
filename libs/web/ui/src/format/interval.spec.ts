import { formatDifference, formatInterval, formatPoints } from './interval';

describe('formatInterval', () => {
  it('keeps value, interval and n together', () => {
    expect(formatInterval({ value: 0.72, low: 0.61, high: 0.812, n: 40 })).toBe('72 % (61–81), n = 40');
  });
  it('says n where no interval can be given', () => {
    expect(formatInterval({ value: 1, low: null, high: null, n: 1 })).toBe('100 %, n = 1');
  });
  it('does not make a zero out of nothing', () => {
    expect(formatInterval({ value: null, low: null, high: null, n: 0 })).toBe('–');
  });
});

describe('formatPoints', () => {
  it('always has a sign, and none for what rounds to zero', () => {
    expect([0.124, -0.04, 0.004, -0.004, null].map((difference) => formatPoints(difference))).toEqual([
      '+12',
      '−4',
      '0',
      '0',
      '–',
    ]);
  });
});

describe('formatDifference', () => {
  it('names the interval', () => {
    expect(formatDifference({ value: 0.12, low: -0.04, high: 0.2 })).toBe('+12 points (−4 to +20)');
  });
});
