import { formatBytes, formatContext, formatNumber, formatPercent, formatSpeed } from './number';

describe('formatNumber', () => {
  it('groups thousands', () => expect(formatNumber(12345.6)).toBe('12,346'));
  it('tells a real zero from what was not measured', () => {
    expect(formatNumber(0)).toBe('0');
    expect([null, undefined, NaN, Infinity].map((value) => formatNumber(value))).toEqual(['–', '–', '–', '–']);
  });
});

describe('formatPercent', () => {
  it('writes a share', () => expect(formatPercent(0.724)).toBe('72 %'));
  it('writes a real zero', () => expect(formatPercent(0)).toBe('0 %'));
});

describe('formatBytes', () => {
  it('counts in decimal units, as Ollama does', () => {
    expect([380, 4_900_000_000, 42_500_000_000, 999_000_000, 1_500].map((bytes) => formatBytes(bytes))).toEqual([
      '380 B',
      '4.9 GB',
      '42.5 GB',
      '999 MB',
      '2 kB',
    ]);
  });
  it('writes zero without falling over its logarithm', () => expect(formatBytes(0)).toBe('0 B'));
});

describe('formatContext', () => {
  // 131,072 ÷ 1,024 = 128; 40,960 ÷ 1,024 = 40
  it('speaks of k tokens', () =>
    expect([131_072, 40_960, 512].map((n) => formatContext(n))).toEqual(['128k', '40k', '512']));
});

describe('formatSpeed', () => {
  it('keeps one digit below ten', () =>
    expect([91.6, 9.4].map((n) => formatSpeed(n))).toEqual(['92 tok/s', '9.4 tok/s']));
});
