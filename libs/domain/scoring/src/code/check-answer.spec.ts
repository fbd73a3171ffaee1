import type { JsonValue } from '@assay/contracts';
import { checkerCall, readCheck } from './check-answer';

const said = (value: JsonValue) => readCheck({ ok: true, value });

describe('checkerCall', () => {
  it('calls check with the answer, the task and its params', () => {
    const task = { key: 'k', taskDescription: 'd', expectedOutput: 'e', variant: 2 };
    const call = checkerCall({ type: 'checker', params: { limit: 3 } }, 'export …', 'A', task);
    expect(call).toMatchObject({ language: 'javascript', program: 'export …', function: 'check' });
    expect(call.args).toEqual(['A', task, { limit: 3 }]);
    expect(checkerCall({ type: 'checker' }, '', 'A', task).args[2]).toEqual({});
  });
});

describe('readCheck', () => {
  it('takes score, reason and detail', () => {
    expect(said({ score: 0.5, passed: false, reason: 'Row 2 breaks the limit', detail: { row: 2 } })).toEqual({
      status: 'scored',
      value: 0.5,
      reason: 'Row 2 breaks the limit',
      expected: null,
      got: null,
      detail: { row: 2 },
    });
    expect(said({ score: 1 })).toMatchObject({ value: 1, reason: 'Right' });
  });

  it.each<[string, JsonValue]>([
    ['no object', 1],
    ['no score', { passed: true }],
    ['a score above 1', { score: 2 }],
    ['a score below 0', { score: -0.1 }],
    ['passed that is no answer', { score: 1, passed: 'yes' }],
    ['the full score for what did not pass', { score: 1, passed: false }],
  ])('takes %s as a fault of the task', (_, value) => {
    expect(said(value)).toMatchObject({ status: 'unscored', unscoredReason: 'harness_error' });
  });

  it('takes a checker that fails as a fault of the task', () => {
    const problem = { verdict: 'timeout', reason: 'The program ran out of time.' } as const;
    expect(readCheck({ ok: false, problem })).toEqual({
      status: 'unscored',
      unscoredReason: 'harness_error',
      reason: 'The checker of the task is broken: The program ran out of time.',
    });
  });
});
