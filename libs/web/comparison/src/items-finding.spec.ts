import type { ItemFinding, ItemKind } from '@assay/contracts';
import { aComparison, aScope, aTask } from './fixtures';
import { itemsFinding } from './items-finding';
import { t } from './spec-text';

const item = (...kinds: ItemKind[]) => ({ kinds }) as unknown as ItemFinding;
const grid = [aTask('a', [1]), aTask('b', [1]), aTask('c', [0])];

describe('itemsFinding', () => {
  it('counts a task once, however many things it says, of those that all models have a score of', () => {
    const items = [item('everyone_passes'), item('no_one_passes', 'suspicious'), item('flaky')];
    const scopes = [aScope('overall', { tasks: 2 })];
    expect(itemsFinding(aComparison({ grid, items, scopes }), t)).toBe(
      '2 of 2 tasks tell these models nothing; 1 should be looked at; 1 is flaky',
    );
  });

  it('says so where there is nothing to say', () => {
    expect(itemsFinding(aComparison({ grid }), t)).toBe('Every task tells these models apart, and none looks wrong');
  });
});
