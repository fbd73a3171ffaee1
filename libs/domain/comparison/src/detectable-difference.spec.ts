import { detectableDifference } from './detectable-difference';

describe('detectableDifference', () => {
  it('is 15 points for 40 tasks × 3 tries', () => {
    // variance 0.04 + 2 × 0.12 / 3 = 0.12; 2.8016 × √(0.12 / 40) = 0.1534
    expect(detectableDifference({ tasks: 40, epochs: 3 })).toBeCloseTo(0.1534, 4);
  });

  it('shrinks with tasks and with tries', () => {
    const base = detectableDifference({ tasks: 40, epochs: 3 })!;
    expect(detectableDifference({ tasks: 160, epochs: 3 })).toBeCloseTo(base / 2, 12);
    expect(detectableDifference({ tasks: 40, epochs: 10 })!).toBeLessThan(base);
  });

  it('gains nothing from copies at temperature 0', () => {
    const once = detectableDifference({ tasks: 40, epochs: 1 });
    expect(detectableDifference({ tasks: 40, epochs: 5, deterministic: true })).toBe(once);
    expect(detectableDifference({ tasks: 40, epochs: 5, deterministic: true, variants: 4 })).toBe(
      detectableDifference({ tasks: 40, epochs: 4 }),
    );
  });

  it('grows where several pairs share the error', () => {
    expect(detectableDifference({ tasks: 40, epochs: 3, pairs: 6 })!).toBeGreaterThan(0.1534);
  });

  it('is at most everything, and unknown without tasks', () => {
    expect(detectableDifference({ tasks: 1, epochs: 1 })).toBe(1);
    expect(detectableDifference({ tasks: 0, epochs: 3 })).toBeNull();
    expect(detectableDifference({ tasks: 10, epochs: 0 })).toBeNull();
  });
});
