import type { EvaluationCriteria } from '@assay/contracts';
import { scorableTask, scoreAnswer } from './score-answer';

const task = {
  id: 't',
  taskType: 'reasoning',
  criteria: { scorers: [{ type: 'number' }] } as EvaluationCriteria,
  criteriaHash: 'c',
  expectedOutput: '2',
  variants: [],
};
const answer = { outcome: 'answered', output: 'ANSWER: 2', variant: 1, timeLimitMs: null } as const;
const nothing = (): void => undefined;

describe('scoreAnswer', () => {
  it('scores against the variant that was asked', () => {
    const variants = [{ expectedOutput: '2' }, { expectedOutput: '3' }];
    const scorable = scorableTask({ ...task, variants });
    expect(scoreAnswer(scorable, answer, nothing).evaluation).toMatchObject({ accuracy: 1, passed: true });
    expect(scoreAnswer(scorable, { ...answer, variant: 2 }, nothing).evaluation).toMatchObject({
      accuracy: 0,
      passed: false,
    });
  });

  it('turns a plain text into a requirement that waits for a judge', () => {
    const { evaluation } = scoreAnswer(scorableTask({ ...task, criteria: 'Be polite.' }), answer, nothing);
    expect(evaluation).toMatchObject({ status: 'unscored', unscoredReason: 'no_judge', accuracy: null });
  });

  it('leaves an answer unscored when a scorer fails: never the fault of the model', () => {
    const broken = { scorers: null } as unknown as EvaluationCriteria;
    const errors: unknown[] = [];
    const { outcome, evaluation } = scoreAnswer(scorableTask({ ...task, criteria: broken }), answer, (error) =>
      errors.push(error),
    );
    expect(outcome).toBe('answered');
    expect(evaluation).toMatchObject({
      status: 'unscored',
      unscoredReason: 'harness_error',
      accuracy: null,
      passed: null,
    });
    expect(errors).toHaveLength(1);
  });

  it('names the limit that an answer was too slow for', () => {
    const slow = { ...answer, outcome: 'too_slow', timeLimitMs: 600_000 } as const;
    expect(scoreAnswer(scorableTask(task), slow, nothing).evaluation.reason).toContain('600 s');
  });
});
