import type { PlanProblem } from '@assay/contracts';
import { aTask } from '../fixtures';
import { countOutlooks, outlookOf, scoringFacts } from './scoring-outlook';

const problem = (code: string, ...taskKeys: string[]): PlanProblem => ({
  level: 'warning',
  code,
  message: '',
  hint: '',
  taskKeys,
});
const judged = aTask({ key: 'judged', needs: ['judge'] });
const boxed = aTask({ key: 'boxed', needs: ['sandbox'] });
const both = aTask({ key: 'both', needs: ['judge', 'sandbox'] });
const plain = aTask({ key: 'plain' });

describe('outlookOf', () => {
  it('knows what is needed before there is a plan', () => {
    const facts = scoringFacts(false, false, []);
    expect([judged, boxed, both, plain].map((task) => outlookOf(task, facts))).toEqual([
      'no_judge',
      'not_available',
      'not_available',
      'by_program',
    ]);
  });
  it('trusts a chosen judge until the plan says otherwise', () => {
    expect(outlookOf(judged, scoringFacts(true, true, []))).toBe('by_judge');
    expect(outlookOf(judged, scoringFacts(true, true, [problem('no_judge', 'judged')]))).toBe('not_available');
  });
  it('leaves the missing judge to the person who can still choose one', () => {
    expect(outlookOf(judged, scoringFacts(false, true, [problem('no_judge', 'judged')]))).toBe('no_judge');
  });
  it('takes the word of the plan for scorers that only the API knows to be missing', () => {
    expect(outlookOf(plain, scoringFacts(true, true, [problem('not_available', 'plain')]))).toBe('not_available');
  });
});

describe('countOutlooks', () => {
  it('counts each task once', () => {
    expect(countOutlooks([judged, boxed, both, plain], scoringFacts(true, true, []))).toEqual({
      by_program: 2,
      by_judge: 2,
      no_judge: 0,
      not_available: 0,
    });
  });
});
