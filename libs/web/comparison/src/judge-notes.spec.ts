import type { Judge } from '@assay/contracts';
import { judgeNotes } from './judge-notes';
import { t } from './spec-text';

const run = (name: string) => ({ judge: { modelId: `id-${name}`, name, serverId: 's' } });
const judge = (name: string, grade: 'unmeasured' | 'weak', value: number | null) =>
  ({ modelId: `id-${name}`, serverId: 's', certificate: { grade, specificity: { value } } }) as Judge;

describe('judgeNotes', () => {
  it('has nothing to say without a judge', () => expect(judgeNotes([{ judge: null }], [], t)).toEqual([]));

  it('says once that nobody has checked a judge', () => {
    expect(judgeNotes([run('A'), run('A'), run('B')], [judge('A', 'unmeasured', null)], t)).toEqual([
      'Not yet checked against people: A and B. See Settings.',
    ]);
  });

  it('says what a weak judge lets pass', () => {
    expect(judgeNotes([run('A')], [judge('A', 'weak', 0.6)], t)).toEqual([
      'As people found, A is a weak judge: it lets 4 of 10 wrong answers pass.',
    ]);
  });
});
