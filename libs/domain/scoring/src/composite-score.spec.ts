import * as fc from 'fast-check';
import {
  BALANCED_PROFILE,
  calculateScore,
  PROFILES,
  SPEED_TARGETS,
  speedScore,
  type ScoreAxes,
} from './composite-score';

const targets = { goodS: 3, limitS: 60 };
const gated = { method: 'gated', weights: { accuracy: 0.6, relevance: 0.2, speed: 0.2 } } as const;
const additive = { ...gated, method: 'additive' } as const;
const weights = (accuracy: number, relevance: number, speed: number) => ({ weights: { accuracy, relevance, speed } });
const axes = (accuracy: number | null, relevance: number | null, latencyS: number | null): ScoreAxes => ({
  accuracy,
  relevance,
  latencyS,
});

describe('calculateScore', () => {
  it.each([
    ['everything right and quick', axes(1, 1, 2), gated, { speed: 1, composite: 1, incomplete: false }],
    ['wrong, however quick', axes(0, 1, 0.9), gated, { speed: 1, composite: 0, incomplete: false }],
    [
      'in between',
      axes(1, 0.5, 12),
      gated,
      { speed: 0.5372435736804817, composite: 0.8074487147360964, incomplete: false },
    ],
    ['relevance not measured, too slow', axes(0.5, null, 61), gated, { speed: 0, composite: 0.375, incomplete: true }],
    ['no clean latency', axes(0.75, 0.9, null), gated, { speed: null, composite: 0.73125, incomplete: true }],
    ['unscored', axes(null, 1, 1.1), gated, { speed: 1, composite: null, incomplete: false }],
    [
      'additive',
      axes(0.6, 0.8, 7),
      additive,
      { speed: 0.7171650257711412, composite: 0.6634330051542283, incomplete: false },
    ],
    [
      'quality only',
      axes(0.8, null, null),
      { ...gated, ...weights(1, 0, 0) },
      { speed: null, composite: 0.8, incomplete: false },
    ],
    ['additive rewards a wrong answer', axes(0, 1, 1.2), additive, { speed: 1, composite: 0.4, incomplete: false }],
    [
      'speed only, at a bound',
      axes(1, 1, 60),
      { ...additive, ...weights(0, 0, 1) },
      { speed: 0, composite: 0, incomplete: false },
    ],
    [
      'no weights',
      axes(1, 1, 4),
      { ...gated, ...weights(0, 0, 0) },
      { speed: 0.9039693650225663, composite: null, incomplete: false },
    ],
    [
      'a negative weight',
      axes(1, 1, 2),
      { ...gated, ...weights(1, -0.1, 0) },
      { speed: 1, composite: null, incomplete: false },
    ],
  ] as const)('%s', (_name, given, profile, { speed, composite, incomplete }) => {
    const result = calculateScore(given, profile, targets);
    expect(result).toMatchObject({ accuracy: given.accuracy, relevance: given.relevance, incomplete });
    expectNear(result.speed, speed);
    expectNear(result.composite, composite);
  });

  it('lets speed and relevance only cost, never rescue', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(
        share,
        fc.option(share),
        fc.option(fc.double({ min: 0, max: 500, noNaN: true })),
        (accuracy, relevance, latencyS) => {
          const { composite } = calculateScore({ accuracy, relevance, latencyS }, BALANCED_PROFILE, targets);
          expect(composite).toBeLessThanOrEqual(accuracy + 1e-12);
          expect(composite).toBeGreaterThanOrEqual(0);
        },
      ),
    );
  });
});

describe('speedScore', () => {
  it('falls from 1 to 0 and never rises', () => {
    const seconds = fc.double({ min: 0, max: 1000, noNaN: true });
    fc.assert(
      fc.property(seconds, seconds, (a, b) => {
        const [quick, slow] = [Math.min(a, b), Math.max(a, b)];
        expect(speedScore(quick, targets)).toBeGreaterThanOrEqual(speedScore(slow, targets) ?? NaN);
      }),
    );
  });

  it('is half way at the geometric mean: √(3 · 60) s', () => {
    expectNear(speedScore(Math.sqrt(180), targets), 0.5);
  });

  it('is unknown without a time', () => {
    expect([speedScore(null, targets), speedScore(NaN, targets), speedScore(-1, targets)]).toEqual([null, null, null]);
  });
});

describe('PROFILES', () => {
  it('have weights that add up to 1, and balanced first', () => {
    expect(PROFILES[0]).toBe(BALANCED_PROFILE);
    for (const { weights: w } of PROFILES) expectNear(w.accuracy + w.relevance + w.speed, 1);
  });
});

describe('SPEED_TARGETS', () => {
  it('are good before they are at their limit', () => {
    expect(Object.values(SPEED_TARGETS).filter(({ goodS, limitS }) => !(goodS > 0 && goodS < limitS))).toEqual([]);
  });
});

function expectNear(actual: number | null, expected: number | null): void {
  if (expected === null || actual === null) expect(actual).toBe(expected);
  else expect(Math.abs(actual - expected)).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(expected)));
}
