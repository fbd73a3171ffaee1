import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { coreFiles } from './core-files';
import { REASONING_FAMILIES } from './families';

const seedData = join(__dirname, '..');

describe('core task files', () => {
  it.each(coreFiles().map(({ path, text }) => [path, text]))('%s is what its solver writes', (path, text) => {
    expect(readFileSync(join(seedData, path), 'utf8')).toBe(text);
  });

  it('come in the planned mix: 2 of difficulty 1, 4 of 2, 3 of 3, 1 of 4', () => {
    const count = (difficulty: number) =>
      REASONING_FAMILIES.filter(({ plan }) => plan.difficulty === difficulty).length;
    expect([1, 2, 3, 4].map(count)).toEqual([2, 4, 3, 1]);
  });
});

describe.each(REASONING_FAMILIES.map((family) => [family.plan.id, family] as const))(
  'solver of %s',
  (_id, { plan, variant }) => {
    const solved = plan.seeds.map(variant);

    it('finds exactly one solution for every variant, and it is the expected output', () => {
      for (const { solutions, variant: made } of solved) expect(solutions).toEqual([made.expectedOutput]);
    });

    it('makes the same variant from the same seed', () => {
      expect(plan.seeds.map(variant)).toEqual(solved);
    });

    it('has at least four variants, no two with the same question or answer', () => {
      expect(solved.length).toBeGreaterThanOrEqual(4);
      expect(new Set(solved.map(({ variant: made }) => made.taskDescription)).size).toBe(solved.length);
      expect(new Set(solved.map(({ variant: made }) => made.expectedOutput)).size).toBe(solved.length);
    });

    it('keeps the size of the questions alike', () => {
      const lengths = solved.map(({ variant: made }) => made.taskDescription.length);
      expect(Math.max(...lengths) / Math.min(...lengths)).toBeLessThan(1.3);
      expect(Math.max(...lengths)).toBeLessThan(2_500);
    });

    it('gives two right answers in different forms and at least three wrong ones, one of them empty', () => {
      for (const { variant: made } of solved) {
        expect(new Set(made.mustPass).size).toBeGreaterThanOrEqual(3);
        expect(new Set(made.mustFail).size).toBeGreaterThanOrEqual(4);
        expect(made.mustFail).toContain('');
      }
    });

    it('also solves instances of other seeds, each in one way only', () => {
      const others = [101, 202, 303];
      for (const seed of others) expect(variant(seed).solutions).toHaveLength(1);
    });
  },
);
