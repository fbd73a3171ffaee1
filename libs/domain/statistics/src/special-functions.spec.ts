import { binomialCdf } from './binomial';
import { chiSquaredTail } from './chi-squared';
import { incompleteBeta } from './incomplete-beta';
import { logChoose, logGamma } from './log-gamma';
import { normalCdf, normalQuantile } from './normal';
import { tCdf, tQuantile } from './student-t';

describe('special functions', () => {
  it('keep nine digits where the argument is extreme', () => {
    // Reference values with 40 digits of working precision.
    expect(normalCdf(-37)! / 5.725571222524577e-300).toBeCloseTo(1, 10);
    expect(tQuantile(0.025, 1e6)).toBeCloseTo(-1.959966356814107, 9);
    expect(tCdf(-2, 1e6)).toBeCloseTo(0.0227502669256597, 11);
    expect(incompleteBeta(200, 300, 0.4)).toBeCloseTo(0.502428616319932, 12);
    expect(chiSquaredTail(1500, 1400)).toBeCloseTo(0.0315037209893924, 12);
    expect(binomialCdf(50, 1000, 0.05)).toBeCloseTo(0.537529040801417, 12);
  });

  it('are inverse to each other', () => {
    for (const p of [1e-12, 0.001, 0.3, 0.5, 0.7, 0.9999]) {
      expect(normalCdf(normalQuantile(p)!)! / p).toBeCloseTo(1, 11);
      for (const df of [0.7, 1, 2, 7, 40, 3000]) expect(tCdf(tQuantile(p, df)!, df)! / p).toBeCloseTo(1, 10);
    }
  });

  it('agree with arithmetic', () => {
    // Γ(5) = 24; 52 choose 5 = 2,598,960; one degree of freedom is Cauchy: F(1) = 3/4
    expect(Math.exp(logGamma(5)!)).toBeCloseTo(24, 11);
    expect(Math.exp(logChoose(52, 5))).toBeCloseTo(2598960, 4);
    expect(tCdf(1, 1)).toBeCloseTo(0.75, 13);
    expect(incompleteBeta(1, 1, 0.3)).toBeCloseTo(0.3, 14);
  });

  it.each([
    ['normalQuantile of 0', () => normalQuantile(0)],
    ['normalQuantile of 1', () => normalQuantile(1)],
    ['normalQuantile of NaN', () => normalQuantile(NaN)],
    ['normalCdf of NaN', () => normalCdf(NaN)],
    ['tQuantile without degrees of freedom', () => tQuantile(0.9, 0)],
    ['tCdf of NaN', () => tCdf(NaN, 3)],
    ['incompleteBeta outside 0–1', () => incompleteBeta(1, 1, 1.1)],
    ['incompleteBeta with a = 0', () => incompleteBeta(0, 1, 0.5)],
    ['logGamma of 0', () => logGamma(0)],
    ['chiSquaredTail without degrees of freedom', () => chiSquaredTail(1, 0)],
    ['binomialCdf of half a trial', () => binomialCdf(1, 2.5, 0.5)],
  ])('say null, not NaN: %s', (_name, run) => {
    expect(run()).toBeNull();
  });
});
