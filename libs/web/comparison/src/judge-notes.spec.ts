import type { ComparisonJudge } from '@assay/contracts';
import { judgeNotes, judgesOf } from './judge-notes';
import { t } from './spec-text';

const judge = (name: string, grade: 'unmeasured' | 'weak', value: number | null): ComparisonJudge => ({
  ...{ id: `id-${name}`, modelId: `model-${name}`, name, serverId: 's', grade, labels: 0, words: '' },
  specificity: { value, low: null, high: null, n: 0 },
});
const notes = (...judges: ComparisonJudge[]) => judgeNotes(judgesOf(judges), t);

describe('judgesOf', () => {
  it('has each judge with the grade of its certificate', () => {
    expect(judgesOf([judge('A', 'weak', 0.6), judge('B', 'unmeasured', null)])).toEqual([
      { name: 'A', grade: 'weak', specificity: 0.6 },
      { name: 'B', grade: 'unmeasured', specificity: null },
    ]);
  });
});

describe('judgeNotes', () => {
  it('has nothing to say without a judge', () => expect(notes()).toEqual([]));

  it('says once that nobody has checked a judge', () => {
    expect(notes(judge('A', 'unmeasured', null), judge('B', 'unmeasured', null))).toEqual([
      'Not yet checked against people: A and B. See Settings.',
    ]);
  });

  it('says what a weak judge lets pass', () => {
    expect(notes(judge('A', 'weak', 0.6))).toEqual([
      'As people found, A is a weak judge: it lets 4 of 10 wrong answers pass.',
    ]);
  });
});
