import type { TaskDraft } from '@assay/contracts';
import { coreTasks, variantsOf } from './core-tasks';
import { scoreInProcess } from './in-process';
import { trivialAnswers } from './trivial-answers';

const wrong = { accuracy: 0, passed: false };

async function said(task: TaskDraft, variant: number, output: string) {
  const { accuracy, passed, unscoredReason, reason } = await scoreInProcess(task, variant, output);
  return { output, accuracy, passed, unscoredReason, reason };
}

const needsJudge = ({ evaluationCriteria: criteria }: TaskDraft): boolean =>
  typeof criteria !== 'string' && criteria.scorers.some(({ type }) => type === 'judge');

/** How many tasks of a type there are. Programs of code_generation need the sandbox: see programs.spec.ts. */
describe.each([
  ['code_analysis', 5],
  ['reasoning', 10],
  ['planning', 10],
  ['general_chat', 5],
])('core tasks of type %s', (taskType, count) => {
  let tasks: readonly TaskDraft[] = [];
  beforeAll(async () => {
    tasks = await coreTasks(taskType);
  });

  /** Every answer that a variant gives, with what has to come of it. */
  async function each(
    answersOf: (task: TaskDraft, variant: number) => readonly string[],
    expected: (task: TaskDraft) => object,
  ): Promise<void> {
    for (const task of tasks) {
      for (const [no] of variantsOf(task)) {
        for (const output of answersOf(task, no)) {
          expect({ task: task.key, variant: no, ...(await said(task, no, output)) }).toMatchObject({
            output,
            ...expected(task),
          });
        }
      }
    }
  }
  const variant = (task: TaskDraft, no: number) => task.variants?.[no - 1];

  it(`are ${count}, whose top level repeats their first variant`, () => {
    expect(tasks).toHaveLength(count);
    for (const task of tasks) {
      const { taskDescription, expectedOutput, mustPass, mustFail } = task;
      expect(task.taskType).toBe(taskType);
      expect({ taskDescription, expectedOutput, mustPass, mustFail }).toEqual(task.variants?.[0]);
    }
  });

  it('have at least four variants, each with two right answers and four wrong ones', () => {
    for (const task of tasks) {
      expect(variantsOf(task).length).toBeGreaterThanOrEqual(4);
      for (const [, { mustPass = [], mustFail = [] }] of variantsOf(task)) {
        expect(new Set(mustPass).size).toBeGreaterThanOrEqual(2);
        expect(new Set(mustFail).size).toBeGreaterThanOrEqual(4);
      }
    }
  });

  it('give 1 to their right answers, or leave them to a judge', () =>
    each(
      (task, no) => variant(task, no)?.mustPass ?? [],
      (task) =>
        needsJudge(task) ? { accuracy: null, unscoredReason: 'no_judge' } : { accuracy: 1, passed: true },
    ));

  it('give 0 to their wrong answers', () =>
    each(
      (task, no) => variant(task, no)?.mustFail ?? [],
      () => wrong,
    ));

  it('give 0 to answers that know nothing', () =>
    each(
      (task, no) => variantsOf(task).flatMap(([own, made]) => (own === no ? trivialAnswers(made) : [])),
      () => wrong,
    ));

  it('give 0 to the answers of their other variants', () =>
    each(
      (task, no) => variantsOf(task).flatMap(([own, { mustPass = [] }]) => (own === no ? [] : mustPass)),
      () => wrong,
    ));
});
