import type { RunSummary } from '@assay/contracts';
import { aComparison, aModel } from './fixtures';
import { originNotes } from './origin-notes';
import { t } from './spec-text';

const run = (id: string, kind: string, judge: { modelId: string; name: string } | null = null) =>
  ({ id, kind, judge }) as unknown as RunSummary;
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

  it('names each judge once, and a model that judged itself', () => {
    const judge = { modelId: 'id-B', name: 'B' };
    const both = notes(run('r1', 'benchmark', judge), run('r2', 'benchmark', judge));
    expect(both).toEqual([
      'Tasks that need a judge were judged by B, not by people.',
      'B judged its own answers: take its scores on such tasks with care.',
    ]);
  });

  it('does not look at runs that stand for no column', () => expect(notes(run('r9', 'recorded'))).toEqual([]));
});
