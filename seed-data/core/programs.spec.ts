import type { TaskDraft } from '@assay/contracts';
import { judgeCases, readCases, type OutcomeScore } from '@assay/domain/scoring';
import { scoreDraft } from '@assay/server/evaluation';
import { useSandbox } from '@assay/testing/sandbox';
import { CODE_ANALYSIS } from '../solvers/code-analysis/families';
import { CODE_GENERATION } from '../solvers/code-generation/families';
import { Batch } from './batched-sandbox';
import { coreTasks, variantsOf } from './core-tasks';
import { trivialAnswers } from './trivial-answers';

const { sandbox, score } = useSandbox();

interface Asked {
  readonly variant: number;
  readonly output: string;
  readonly right: boolean;
}

/** Lists of a thousand numbers are no programs, and read in eighty ways. */
const LONGEST_TRIVIAL = 3_500;

/** Every answer that is tried on a task, with what has to come of it. */
function answersOf(task: TaskDraft): Asked[] {
  const variants = variantsOf(task);
  return variants.flatMap(([no, made]) => {
    const ask = (outputs: readonly string[] | undefined, right: boolean) =>
      (outputs ?? []).map((output) => ({ variant: no, output, right }));
    const next = variants[no % variants.length]?.[1].mustPass?.slice(0, 1);
    const trivial = trivialAnswers(made).filter(({ length }) => length <= LONGEST_TRIVIAL);
    return [...ask(made.mustPass, true), ...ask(made.mustFail, false), ...ask(trivial, false), ...ask(next, false)];
  });
}

function summary({ evaluation }: OutcomeScore) {
  const { accuracy, passed, reason, unscoredReason } = evaluation;
  return { accuracy, passed, unscoredReason, reason };
}

/** Programs of the answers run in the real sandbox, many in one process, as they are our own. */
describe('core tasks of type code_generation', () => {
  let tasks: readonly TaskDraft[] = [];
  beforeAll(async () => {
    tasks = await coreTasks('code_generation');
  });

  it('are ten, with four variants or more, each with at least twelve cases of its own', () => {
    expect(tasks).toHaveLength(10);
    for (const task of tasks) {
      expect(variantsOf(task).length).toBeGreaterThanOrEqual(4);
      for (const [, { expectedOutput }] of variantsOf(task)) {
        const cases = JSON.parse(expectedOutput) as { readonly expected: unknown }[];
        expect(cases.length).toBeGreaterThanOrEqual(12);
        // Nobody passes half of them by always giving the same.
        const counts = cases.map(({ expected }) => cases.filter((each) => JSON.stringify(each.expected) === JSON.stringify(expected)).length);
        expect(Math.max(...counts) / cases.length).toBeLessThanOrEqual(0.75);
      }
    }
  });

  describe.each(CODE_GENERATION.map(({ plan }) => plan.id))('%s', (id) => {
    const task = (): TaskDraft => {
      const found = tasks.find(({ key }) => key === `code_generation.${id}`);
      if (found === undefined) throw new Error(`There is no task ${id}.`);
      return found;
    };

    it('gives 1 to right programs, and 0 to wrong ones, to answers that know nothing and to those of the next variant', async () => {
      const batch = new Batch(sandbox);
      const asked = answersOf(task());
      const scores = asked.map(({ output, variant }) => scoreDraft(task(), output, variant, { sandbox: batch.sandbox }));
      await batch.flush();
      for (const [at, { variant, output, right }] of asked.entries()) {
        const said = { variant, output, ...summary((await scores[at]) as OutcomeScore) };
        expect(said).toMatchObject({ variant, output, accuracy: right ? 1 : 0, passed: right });
      }
    });
  });

  it.each(['code_generation.top-words', 'code_generation.regions'])(
    '%s is scored alike when each program has a process of its own',
    async (key) => {
      const task = tasks.find((each) => each.key === key);
      if (task === undefined) throw new Error(`There is no task ${key}.`);
      const [right = ''] = task.mustPass ?? [];
      expect(summary(await score(task, right))).toMatchObject({ accuracy: 1, passed: true });
      const wrong = task.mustFail?.at(-1) ?? '';
      expect(summary(await score(task, wrong))).toMatchObject({ accuracy: 0, passed: false });
    },
  );
});

describe('core tasks of type code_analysis', () => {
  it('hold programs that really give what their solvers say', async () => {
    const batch = new Batch(sandbox);
    const programs = CODE_ANALYSIS.flatMap(({ plan, variant }) =>
      plan.seeds.map((seed) => ({ id: `${plan.id} ${seed}`, made: variant(seed) })),
    );
    const runs = programs.flatMap(({ id, made: { program, variant } }) => {
      if (program === undefined) throw new Error(`${id} has no program.`);
      const code = withoutNumbers(variant.taskDescription);
      expect(code).toContain(withoutNumbers(program.source));
      return program.calls.map(({ entry, args, gives }) => {
        const read = readCases([{ args: [...args], expected: gives }]);
        if ('problem' in read) throw new Error(read.problem);
        const { language, source } = program;
        const run = batch.sandbox.runCases({ language, entryPoint: entry, sources: [source] }, read.cases);
        return { id, entry, read, run };
      });
    });
    await batch.flush();
    for (const { id, entry, read, run } of runs) {
      expect({ id, ...judgeCases(entry, read.cases, await run) }).toMatchObject({ id, verdict: 'pass' });
    }
    expect(runs.length).toBeGreaterThanOrEqual(25);
  });
});

/** ` 7| return 1` → `return 1`. */
function withoutNumbers(text: string): string {
  return text.replaceAll(/^ ?\d+\| /gm, '');
}
