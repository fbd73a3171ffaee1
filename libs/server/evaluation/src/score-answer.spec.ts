import type { EvaluationCriteria } from '@assay/contracts';
import { CodeSandbox, NoSandbox, type ProgramCall, type ProgramResult } from '@assay/domain/run';
import { scorableTask, scoreAnswer } from './score-answer';

const task = {
  key: 't',
  taskDescription: 'How much is 1 + 1?',
  taskType: 'reasoning',
  criteria: { scorers: [{ type: 'number' }] } as EvaluationCriteria,
  criteriaHash: 'c',
  expectedOutput: '2',
  variants: [],
};
const answer = { outcome: 'answered', output: 'ANSWER: 2', variant: 1, timeLimitMs: null } as const;
const nothing = (): void => undefined;
const tools = { sandbox: new NoSandbox('it was left out.') };

describe('scoreAnswer', () => {
  it('scores against the variant that was asked', async () => {
    const variants = ['2', '3'].map((expectedOutput) => ({ taskDescription: '', expectedOutput }));
    const scorable = scorableTask({ ...task, variants });
    expect((await scoreAnswer(scorable, answer, tools, nothing)).evaluation).toMatchObject({
      accuracy: 1,
      passed: true,
    });
    expect((await scoreAnswer(scorable, { ...answer, variant: 2 }, tools, nothing)).evaluation).toMatchObject({
      accuracy: 0,
      passed: false,
    });
  });

  it('turns a plain text into a requirement that waits for a judge', async () => {
    const polite = scorableTask({ ...task, criteria: 'Be polite.' });
    const { evaluation } = await scoreAnswer(polite, answer, tools, nothing);
    expect(evaluation).toMatchObject({ status: 'unscored', unscoredReason: 'no_judge', accuracy: null });
  });

  it('F18 leaves an answer unscored when a scorer fails: never the fault of the model', async () => {
    const broken = { scorers: null } as unknown as EvaluationCriteria;
    const errors: unknown[] = [];
    const failed = (error: unknown): void => void errors.push(error);
    const scorable = scorableTask({ ...task, criteria: broken });
    const { outcome, evaluation } = await scoreAnswer(scorable, answer, tools, failed);
    expect(outcome).toBe('answered');
    expect(evaluation).toMatchObject({
      status: 'unscored',
      unscoredReason: 'harness_error',
      accuracy: null,
      passed: null,
    });
    expect(errors).toHaveLength(1);
  });

  it('names the limit that an answer was too slow for', async () => {
    const slow = { ...answer, outcome: 'too_slow', timeLimitMs: 600_000 } as const;
    expect((await scoreAnswer(scorableTask(task), slow, tools, nothing)).evaluation.reason).toContain('600 s');
  });

  describe('with a checker', () => {
    const criteria: EvaluationCriteria = { scorers: [{ type: 'checker', program: 'check', params: { a: 1 } }] };

    /** A sandbox whose checkers all say the same; remembers what it was asked. */
    class Saying extends CodeSandbox {
      asked: ProgramCall | null = null;
      private readonly rest = new NoSandbox('unused');
      readonly report = () => this.rest.report();
      readonly open = () => this.rest.open();
      readonly runCases = () => this.rest.runCases();
      readonly runTest = () => this.rest.runTest();
      readonly checkSchema = () => this.rest.checkSchema();
      constructor(private readonly result: ProgramResult) {
        super();
      }
      override call(call: ProgramCall): Promise<ProgramResult> {
        this.asked = call;
        return Promise.resolve(this.result);
      }
    }

    it('asks the author and takes what he says', async () => {
      const sandbox = new Saying({ ok: true, value: { score: 0.5, passed: false, reason: 'Half of it.' } });
      const scorable = scorableTask({ ...task, criteria });
      const { evaluation } = await scoreAnswer(scorable, answer, { sandbox }, nothing);
      expect(evaluation).toMatchObject({ status: 'scored', accuracy: 0.5, passed: false, reason: 'Half of it.' });
      const known = { key: 't', variant: 1, taskDescription: 'How much is 1 + 1?', expectedOutput: '2' };
      expect(sandbox.asked).toMatchObject({ function: 'check', args: ['ANSWER: 2', known, { a: 1 }] });
    });

    it('leaves the answer unscored where there is no sandbox', async () => {
      const { evaluation } = await scoreAnswer(scorableTask({ ...task, criteria }), answer, tools, nothing);
      expect(evaluation).toMatchObject({ status: 'unscored', unscoredReason: 'not_available', accuracy: null });
      expect(evaluation.reason).toBe('Not scored: there is no sandbox: it was left out.');
    });

    it('runs nothing for an outcome that has no answer', async () => {
      const sandbox = new Saying({ ok: true, value: { score: 1 } });
      const empty = { ...answer, outcome: 'empty', output: '' } as const;
      const { evaluation } = await scoreAnswer(scorableTask({ ...task, criteria }), empty, { sandbox }, nothing);
      expect({ accuracy: evaluation.accuracy, asked: sandbox.asked }).toEqual({ accuracy: 0, asked: null });
    });
  });
});
