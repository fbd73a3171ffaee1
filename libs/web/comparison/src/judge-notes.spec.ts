import type { Judge } from '@assay/contracts';
import { judgeNotes, judgesOf } from './judge-notes';
import { t } from './spec-text';

const asked = (name: string) => ({ id: `id-${name}`, modelId: `model-${name}`, name, serverId: 's' });
const judge = (name: string, grade: 'unmeasured' | 'weak', value: number | null) =>
  ({ id: `id-${name}`, certificate: { grade, specificity: { value } } }) as Judge;

const notes = (names: readonly string[], judges: readonly Judge[]) => judgeNotes(judgesOf(names.map(asked), judges), t);

describe('judgesOf', () => {
  it('has each judge with the grade of its certificate, unmeasured where nobody made one', () => {
    expect(judgesOf([asked('A'), asked('B')], [judge('A', 'weak', 0.6)])).toEqual([
      { name: 'A', grade: 'weak', specificity: 0.6 },
      { name: 'B', grade: 'unmeasured', specificity: null },
    ]);
  });
});

describe('judgeNotes', () => {
  it('has nothing to say without a judge', () => expect(notes([], [])).toEqual([]));

  it('says once that nobody has checked a judge', () => {
    expect(notes(['A', 'B'], [judge('A', 'unmeasured', null)])).toEqual([
      'Not yet checked against people: A and B. See Settings.',
    ]);
  });

  it('says what a weak judge lets pass', () => {
    expect(notes(['A'], [judge('A', 'weak', 0.6)])).toEqual([
      'As people found, A is a weak judge: it lets 4 of 10 wrong answers pass.',
    ]);
  });
});
