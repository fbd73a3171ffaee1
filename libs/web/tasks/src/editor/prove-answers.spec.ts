import type { TaskDraft } from '@assay/contracts';
import { answersToProve } from './prove-answers';

const draft: TaskDraft = {
  ...{ key: 'a', taskType: 'reasoning', category: 'c', taskDescription: 'd', expectedOutput: 'e' },
  ...{ evaluationCriteria: { scorers: [{ type: 'exact' }] }, mustPass: ['e'], mustFail: ['', 'f'] },
};

describe('answersToProve', () => {
  it('lists the answers of a task', () => {
    expect(answersToProve(draft).map(({ kind, variant, output }) => [kind, variant, output])).toEqual([
      ['mustPass', 1, 'e'],
      ['mustFail', 1, ''],
      ['mustFail', 1, 'f'],
    ]);
    expect(answersToProve(null)).toEqual([]);
  });

  it('asks each variant its own', () => {
    const variants = ['1', '2'].map((target) => ({ taskDescription: 'd', expectedOutput: target, mustPass: [target] }));
    expect(answersToProve({ ...draft, mustPass: [], mustFail: [], variants }).map(({ variant }) => variant)).toEqual([
      1, 2,
    ]);
  });
});
