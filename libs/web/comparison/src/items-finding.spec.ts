import type { ItemFinding, ItemKind } from '@assay/contracts';
import { aComparison, aTask } from './fixtures';
import { itemsFinding } from './items-finding';
import { t } from './spec-text';

const item = (...kinds: ItemKind[]) => ({ kinds }) as unknown as ItemFinding;
const grid = [aTask('a', [1]), aTask('b', [1]), aTask('c', [0])];

describe('itemsFinding', () => {
  it('counts a task once, however many things it says', () => {
    const items = [item('everyone_passes'), item('no_one_passes', 'suspicious'), item('flaky')];
    expect(itemsFinding(aComparison({ grid, items }), t)).toBe(
      '2 of 3 tasks tell these models nothing; 1 should be looked at; 1 is flaky',
    );
  });

  it('says so where there is nothing to say', () => {
    expect(itemsFinding(aComparison({ grid }), t)).toBe('Every task tells these models apart, and none looks wrong');
  });
});
