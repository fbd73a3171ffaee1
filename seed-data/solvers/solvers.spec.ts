import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { TASK_TYPES } from '@assay/contracts';
import { coreFiles } from './core-files';
import { FAMILIES } from './families';
import type { Family, SolvedVariant } from './family';

const seedData = join(__dirname, '..');
const heads = FAMILIES.map(({ plan }) => plan);
/** Families that solve each variant once: trying all takes seconds. */
const ONCE: readonly Family[] = FAMILIES.map(({ plan, variant }) => {
  const solved = new Map<number, SolvedVariant>();
  const once = (seed: number): SolvedVariant => {
    const made = solved.get(seed) ?? variant(seed);
    solved.set(seed, made);
    return made;
  };
  return { plan, variant: once };
});

describe('core task files', () => {
  const files = coreFiles(ONCE);

  it.each(files.map(({ path, text }) => [path, text]))('%s is what its solver writes', (path, text) => {
    expect(readFileSync(join(seedData, path), 'utf8')).toBe(text);
  });

  it('are all there are', () => {
    const names = readdirSync(join(seedData, 'core'), { recursive: true, encoding: 'utf8' });
    const written = names.filter((name) => name.endsWith('.yaml')).map((name) => `core/${name}`);
    expect(written.sort()).toEqual(files.map(({ path }) => path).sort());
  });

  it('come in the planned mix of types and difficulties', () => {
    const mix = (types: readonly string[]) =>
      [1, 2, 3, 4].map(
        (level) => heads.filter(({ taskType, difficulty }) => types.includes(taskType) && difficulty === level).length,
      );
    expect(TASK_TYPES.map((type) => heads.filter(({ taskType }) => taskType === type).length)).toEqual([
      10, 5, 10, 10, 5,
    ]);
    for (const types of [['code_generation'], ['reasoning'], ['planning'], ['code_analysis', 'general_chat']]) {
      expect(mix(types)).toEqual([2, 4, 3, 1]);
    }
  });

  it('need a judge in at most six tasks', () => {
    const judged = heads.filter(({ criteria }) => criteria.scorers.some(({ type }) => type === 'judge'));
    expect(judged.length).toBeLessThanOrEqual(6);
  });

  it('are all in the table of the README, with their difficulty', () => {
    const readme = readFileSync(join(seedData, 'README.md'), 'utf8');
    for (const { taskType, id, difficulty } of heads) {
      expect(readme).toMatch(new RegExp(`\\| \`${taskType}\\.${id}\` +\\| ${difficulty} `));
    }
  });
});

/** The likeliest guess may be right in one of twenty cases. */
const MOST_CHANCE = 0.05;

describe.each(ONCE.map((family) => [`${family.plan.taskType}.${family.plan.id}`, family] as const))(
  'solver of %s',
  (_id, { plan, variant }) => {
    const solved = plan.seeds.map(variant);

    it('finds few right answers among many: one where there is one line to answer, and it is the expected output', () => {
      for (const { solutions, candidates, variant: made } of solved) {
        if (candidates === null && solutions.length > 0) expect(solutions).toEqual([made.expectedOutput]);
        if (candidates !== null) {
          expect(solutions.length).toBeGreaterThanOrEqual(1);
          expect(solutions.length / candidates).toBeLessThanOrEqual(MOST_CHANCE);
        }
      }
    });

    it('makes the same variant from the same seed', () => {
      const again = FAMILIES.find((family) => family.plan === plan)?.variant(plan.seeds[0] ?? 0);
      expect(again).toEqual(solved[0]);
    });

    it('has at least four variants, no two with the same question or answer', () => {
      expect(solved.length).toBeGreaterThanOrEqual(4);
      expect(new Set(solved.map(({ variant: made }) => made.taskDescription)).size).toBe(solved.length);
      expect(new Set(solved.map(({ variant: made }) => made.expectedOutput)).size).toBe(solved.length);
    });

    it('keeps the size of the questions alike', () => {
      const lengths = solved.map(({ variant: made }) => made.taskDescription.length);
      expect(Math.max(...lengths) / Math.min(...lengths)).toBeLessThan(1.3);
      expect(Math.max(...lengths)).toBeLessThan(3_500);
    });

    it('gives two right answers in different forms and at least three wrong ones, one of them empty', () => {
      for (const { variant: made } of solved) {
        expect(new Set(made.mustPass).size).toBeGreaterThanOrEqual(2);
        expect(new Set(made.mustFail).size).toBeGreaterThanOrEqual(4);
        expect(made.mustFail).toContain('');
      }
    });

    it('also solves instances of another seed', () => {
      expect(variant(101).variant.expectedOutput).not.toBe('');
    });
  },
);
