import type { CallOutcome, CasesRun, CodeProblem } from '@assay/domain/run';
import type { CodeCase } from './code-case';
import { judgeCases, judgeTest, noCode } from './judge-cases';
import { scoreCode } from './score-code';

const value = (given: number): CallOutcome => ({ kind: 'value', value: given, after: [], printed: '' });
const problem = (verdict: CodeProblem['verdict'], error?: string): CallOutcome => ({
  kind: 'problem',
  problem: { verdict, reason: 'The program ran out of time.', ...(error === undefined ? {} : { error }) },
  printed: 'so far',
});
const sums: readonly CodeCase[] = [
  { args: [2, 3], expected: 5, compare: 'equal' },
  { args: [10, -4], expected: 6, compare: 'equal' },
  { args: [0, 0], expected: 0, compare: 'equal' },
  { args: [7, 8], expected: 15, compare: 'equal' },
];
const run = (...calls: readonly CallOutcome[]): CasesRun => ({ problem: null, calls, chosen: 0 });
const judge = (...calls: readonly CallOutcome[]) => judgeCases('add', sums, run(...calls));

describe('judgeCases', () => {
  it('passes a program only when every case does', () => {
    expect(judge(value(5), value(6), value(0), value(15))).toMatchObject({ verdict: 'pass', passed: 4, total: 4 });
    expect(judge(value(5), value(6), value(0), value(16))).toEqual({
      verdict: 'wrong_answer',
      reason: 'add(7, 8) gave 16 instead of 15 (3 of 4 cases passed)',
      passed: 3,
      total: 4,
      expected: '15',
      got: '16',
      printed: '',
    });
  });

  it('passes nothing that was not run', () => {
    expect(judge()).toMatchObject({ verdict: 'timeout', passed: 0 });
    expect(judge(value(5), problem('timeout'), { kind: 'not_run' }, { kind: 'not_run' })).toMatchObject({
      verdict: 'timeout',
      reason: 'add(10, -4): the program ran out of time (1 of 4 cases passed)',
      passed: 1,
      printed: 'so far',
    });
  });

  it('tells of a program that did not load', () => {
    const missing = { verdict: 'missing_entry', reason: 'The program does not define add.' } as const;
    const report = judgeCases('add', sums, { problem: missing, calls: [], chosen: 0 });
    expect(report).toMatchObject({ ...missing, passed: 0, total: 4 });
  });

  it('lets one case of tampering or of our own fault decide', () => {
    expect(judge(value(1), problem('tamper'), value(0), value(15)).verdict).toBe('tamper');
    expect(judge(value(1), value(6), problem('harness_error'), value(15)).verdict).toBe('harness_error');
  });

  it('wants the error that a case asks for', () => {
    const raises = (wanted: true | string, outcome: CallOutcome) =>
      judgeCases('parse', [{ args: ['5m1'], raises: wanted, compare: 'equal' }], run(outcome));
    expect(raises(true, problem('runtime_error', 'TypeError')).verdict).toBe('pass');
    expect(raises('ValueError', problem('runtime_error', 'ValueError')).verdict).toBe('pass');
    expect(raises('ValueError', problem('runtime_error', 'TypeError')).verdict).toBe('runtime_error');
    expect(raises(true, problem('timeout')).verdict).toBe('timeout');
    expect(raises('ValueError', value(5))).toMatchObject({
      verdict: 'wrong_answer',
      reason: 'parse("5m1") gave 5 instead of ValueError (0 of 1 cases passed)',
    });
  });

  it('looks at arguments afterwards where a case asks for them', () => {
    const inPlace: CodeCase = { args: [[3, 1]], after: [[1, 3]], compare: 'equal' };
    const sorted = (after: readonly number[]): CallOutcome => ({
      kind: 'value',
      value: null,
      after: [after],
      printed: '',
    });
    expect(judgeCases('sort', [inPlace], run(sorted([1, 3]))).verdict).toBe('pass');
    expect(judgeCases('sort', [inPlace], run(sorted([3, 1])))).toMatchObject({
      verdict: 'wrong_answer',
      expected: '[[1, 3]]',
      got: '[[3, 1]]',
    });
  });
});

describe('scoreCode', () => {
  it('gives the share of cases, and all of it only for a pass', () => {
    expect(scoreCode(judge(value(5), value(6), value(0), value(15)))).toMatchObject({ status: 'scored', value: 1 });
    const most = scoreCode(judge(value(5), value(6), value(0), value(1)));
    expect(most).toMatchObject({
      value: 0.75,
      expected: '15',
      got: '1',
      detail: { verdict: 'wrong_answer', passed: 3 },
    });
  });

  it.each(['tamper', 'sandbox_violation'] as const)('gives nothing for %s', (verdict) => {
    expect(scoreCode(judge(value(5), value(6), problem(verdict), { kind: 'not_run' }))).toMatchObject({ value: 0 });
  });

  it('gives nothing where there is no program', () => {
    expect(scoreCode(noCode(4))).toMatchObject({ value: 0, detail: { verdict: 'no_code', passed: 0, total: 4 } });
  });

  it('gives no score for a fault of ours', () => {
    const report = judgeTest({ verdict: 'harness_error', reason: 'The test is broken.', chosen: null, printed: '' });
    expect(scoreCode(report)).toEqual({
      status: 'unscored',
      unscoredReason: 'harness_error',
      reason: 'The test is broken.',
    });
  });

  it('is all or nothing for a test script', () => {
    const report = (verdict: 'pass' | 'wrong_answer') => judgeTest({ verdict, reason: 'x', chosen: 0, printed: 'hi' });
    expect(scoreCode(report('pass'))).toMatchObject({ value: 1, detail: { printed: 'hi' } });
    expect(scoreCode(report('wrong_answer'))).toMatchObject({ value: 0 });
  });
});
