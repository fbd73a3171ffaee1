import type { ComparisonJudge, RunSummary } from '@assay/contracts';
import { aComparison, aModel } from './fixtures';
import { originNotes } from './origin-notes';
import { t } from './spec-text';

const run = (id: string, kind: string) => ({ id, kind }) as unknown as RunSummary;
const models = [aModel('A', { runIds: ['r1'] }), aModel('B', { runIds: ['r2'] })];
const notes = (...runs: RunSummary[]) => originNotes(aComparison({ models }), runs, t);

describe('originNotes', () => {
  it('has nothing to say of plain runs', () =>
    expect(notes(run('r1', 'benchmark'), run('r2', 'benchmark'))).toEqual([]));

  it('names the columns whose answers were recorded', () => {
    expect(notes(run('r1', 'benchmark'), run('r2', 'recorded'))).toEqual([
      'The answers of B were recorded elsewhere: nothing is known of their speed.',
    ]);
  });

  it('names each judge once, and a model that is judge and candidate', () => {
    const specificity = { value: null, low: null, high: null, n: 0 };
    const judge: ComparisonJudge = {
      ...{ id: 'j', modelId: 'id-B', name: 'B', serverId: 's', grade: 'unmeasured', labels: 0, words: '' },
      specificity,
    };
    const runs = [run('r1', 'benchmark'), run('r2', 'benchmark')];
    expect(originNotes(aComparison({ models, judges: [judge, { ...judge, id: 'j2' }] }), runs, t)).toEqual([
      'Tasks that need a judge were judged by B, not by people.',
      'No model judges itself: what B said on tasks for a judge has no score.',
    ]);
  });

  it('does not look at runs that stand for no column', () => expect(notes(run('r9', 'recorded'))).toEqual([]));
});
