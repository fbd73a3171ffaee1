import type { Judge } from '@assay/contracts';
import { judgeNotes, judgesOf } from './judge-notes';
import { t } from './spec-text';

const run = (name: string) => ({ judge: { modelId: `id-${name}`, name, serverId: 's' } });
const judge = (name: string, grade: 'unmeasured' | 'weak', value: number | null) =>
  ({ modelId: `id-${name}`, serverId: 's', certificate: { grade, specificity: { value } } }) as Judge;

const notes = (runs: Parameters<typeof judgesOf>[0], judges: readonly Judge[]) => judgeNotes(judgesOf(runs, judges), t);

describe('judgesOf', () => {
  it('has each judge once with the grade of its certificate, unmeasured where nobody made one', () => {
    expect(judgesOf([run('A'), run('A'), run('B'), { judge: null }], [judge('A', 'weak', 0.6)])).toEqual([
      { name: 'A', grade: 'weak', specificity: 0.6 },
      { name: 'B', grade: 'unmeasured', specificity: null },
    ]);
  });
});

describe('judgeNotes', () => {
  it('has nothing to say without a judge', () => expect(notes([{ judge: null }], [])).toEqual([]));

  it('says once that nobody has checked a judge', () => {
    expect(notes([run('A'), run('A'), run('B')], [judge('A', 'unmeasured', null)])).toEqual([
      'Not yet checked against people: A and B. See Settings.',
    ]);
  });

  it('says what a weak judge lets pass', () => {
    expect(notes([run('A')], [judge('A', 'weak', 0.6)])).toEqual([
      'As people found, A is a weak judge: it lets 4 of 10 wrong answers pass.',
    ]);
  });
});
