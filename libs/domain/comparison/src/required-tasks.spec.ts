import type { DifferenceSpread } from './difference-interval';
import { differenceBounds, differenceSpread } from './difference-interval';
import { fewestTasks, tasksToSettle, triesToSettle } from './required-tasks';

const spread = (mean: number, sd: number, tasks: number): DifferenceSpread => ({
  units: tasks,
  mean,
  se: sd / Math.sqrt(tasks),
  step: 1,
  tasks,
});

describe('fewestTasks', () => {
  it('is six for one pair: 2 × 2⁻⁶ = 0.031, 2 × 2⁻⁵ = 0.0625', () => {
    expect(fewestTasks(1)).toBe(6);
  });

  it('is eight for three pairs after Holm: 3 × 2 × 2⁻⁸ = 0.023, 3 × 2 × 2⁻⁷ = 0.047', () => {
    expect(fewestTasks(3)).toBe(7);
    expect(fewestTasks(4)).toBe(8);
  });
});

describe('tasksToSettle', () => {
  it('is what Miller’s formula says, and two for Student', () => {
    // 7.849 × 0.3464² / 0.15² = 7.849 × 0.12 / 0.0225 = 41.86; + 2 = 43.86
    expect(tasksToSettle(spread(0.15, Math.sqrt(0.12), 20), 1)).toBe(44);
  });

  it('is more when several pairs share the error', () => {
    expect(tasksToSettle(spread(0.15, Math.sqrt(0.12), 20), 6)!).toBeGreaterThan(44);
  });

  it('counts the way to equality where the models are close', () => {
    // (1.645 + 1.282)² × 0.01 / 0.05² = 8.564 × 4 = 34.26
    expect(tasksToSettle(spread(0, 0.1, 10), 1)).toBe(35);
  });

  it('never promises fewer tasks than there are, nor fewer than the exact test needs', () => {
    expect(tasksToSettle(spread(0.9, 0.1, 5), 1)).toBe(6);
    expect(tasksToSettle(spread(0.5, 0.1, 40), 1)).toBe(41);
  });

  it('is unknown without tasks, and the fewest that can tell after one', () => {
    expect(tasksToSettle(differenceSpread([], null, 1), 1)).toBeNull();
    expect(tasksToSettle(differenceSpread([1], null, 1), 1)).toBe(6);
  });

  it('is unknown where no sensible number settles it', () => {
    expect(tasksToSettle({ ...spread(0.05 - 1e-9, 0, 10), se: 0 }, 1)).toBeNull();
  });
});

describe('triesToSettle', () => {
  const noise = { varianceA: 0.2, varianceB: 0.2, triesA: 2, triesB: 2 };

  it('asks for the tries that bring the variance down to what the difference allows', () => {
    // all of the variance is within tasks: 0.2/2 + 0.2/2 = 0.2. Allowed: 40 × 0.15² / 7.849 = 0.1147; 0.4 / 0.1147 = 3.49
    expect(triesToSettle(spread(0.15, Math.sqrt(0.2), 40), noise, 1)).toBe(4);
  });

  it('says that tries do not help where the tasks differ too much', () => {
    // 0.5 − 0.2 = 0.3 between tasks, more than 0.1147
    expect(triesToSettle(spread(0.15, Math.sqrt(0.5), 40), noise, 1)).toBeNull();
  });
});

describe('differenceBounds', () => {
  it('is Student’s interval where differences vary', () => {
    // mean 0.375, se 0.18298, t(0.975; 7) = 2.36462
    const bounds = differenceBounds(differenceSpread([0, 0, 1, 0, 0, 1, 0, 1], null, 1), 0.95)!;
    expect(bounds.low).toBeCloseTo(0.375 - 2.364624 * 0.182981, 5);
    expect(bounds.high).toBeCloseTo(0.375 + 2.364624 * 0.182981, 5);
  });

  it('is near the rule of three where no task differs: 1 − 0.05^(1/60) = 4.9 %', () => {
    // (1/60) × (1 + t(0.95; 59)) = 2.671 / 60
    expect(differenceBounds(differenceSpread(new Array<number>(60).fill(0), null, 1), 0.9)!.high).toBeCloseTo(
      0.0445,
      4,
    );
  });

  it('has none for one task', () => {
    expect(differenceBounds(differenceSpread([0.4], null, 1), 0.95)).toBeNull();
  });
});
