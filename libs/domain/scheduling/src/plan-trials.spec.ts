import fc from 'fast-check';
import { planTrials, repeatsVariants, variantOf } from './plan-trials';

describe('planTrials', () => {
  it('stays with a model until all of its epochs are planned', () => {
    const plan = planTrials([{ variants: 1 }, { variants: 1 }], 2, 2);
    expect(plan.map(({ model, epoch, task }) => `${model}${epoch}${task}`)).toEqual([
      ...['010', '011', '020', '021'],
      ...['110', '111', '120', '121'],
    ]);
  });

  it('asks variant ((epoch − 1) mod V) + 1', () => {
    // V = 3: epochs 1…7 → 1 2 3 1 2 3 1
    expect([1, 2, 3, 4, 5, 6, 7].map((epoch) => variantOf(epoch, 3))).toEqual([1, 2, 3, 1, 2, 3, 1]);
  });

  it('plans every task × model × epoch exactly once and never comes back to a model', () => {
    const sizes = fc.tuple(
      fc.integer({ min: 1, max: 8 }),
      fc.integer({ min: 1, max: 5 }),
      fc.integer({ min: 1, max: 6 }),
    );
    fc.assert(
      fc.property(sizes, fc.integer({ min: 1, max: 4 }), ([tasks, models, epochs], variants) => {
        const plan = planTrials(
          Array.from({ length: tasks }, () => ({ variants })),
          models,
          epochs,
        );
        const keys = new Set(plan.map(({ task, model, epoch }) => `${task}/${model}/${epoch}`));
        expect(keys.size).toBe(tasks * models * epochs);
        expect(plan).toHaveLength(tasks * models * epochs);
        expect(plan.map(({ model }) => model)).toEqual([...plan.map(({ model }) => model)].sort((a, b) => a - b));
        expect(plan.every(({ variant }) => variant >= 1 && variant <= variants)).toBe(true);
      }),
    );
  });

  it('knows when a plan repeats a variant', () => {
    expect(repeatsVariants(4, 3)).toBe(false);
    expect(repeatsVariants(4, 5)).toBe(true);
    expect(repeatsVariants(0, 2)).toBe(true);
  });

  it('asks the instances of the first epochs again with a cycle', () => {
    const variants = planTrials([{ variants: 5 }], 1, 6, 3).map(({ epoch, variant }) => [epoch, variant]);
    expect(variants).toEqual([
      [1, 1],
      [2, 2],
      [3, 3],
      [4, 1],
      [5, 2],
      [6, 3],
    ]);
  });
});
