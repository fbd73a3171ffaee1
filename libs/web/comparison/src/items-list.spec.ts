import type { ItemFinding } from '@assay/contracts';
import { chosenItems, sortedItems } from './items-list';

const item = (key: string, parts: Partial<ItemFinding> = {}): ItemFinding => ({
  ...{ taskId: key, key, title: `Task ${key}`, taskType: 'reasoning', category: 'puzzles', kinds: ['flaky'] },
  ...{ difficulty: 0.5, separation: 0, discrimination: null },
  ...parts,
});
const items = [
  item('a', { discrimination: 0.4, difficulty: 0.9 }),
  item('b', { kinds: ['no_one_passes', 'flaky'], taskType: 'planning', difficulty: 0 }),
  item('c', { discrimination: -0.6, kinds: ['suspicious'] }),
];
const keys = (found: readonly ItemFinding[]) => found.map(({ key }) => key).join('');

describe('chosenItems', () => {
  it('filters by kind, by type and by words', () => {
    expect(keys(chosenItems(items, { kind: 'flaky', type: '', search: '' }))).toBe('ab');
    expect(keys(chosenItems(items, { kind: 'any', type: 'planning', search: '' }))).toBe('b');
    expect(keys(chosenItems(items, { kind: 'any', type: '', search: ' TASK C ' }))).toBe('c');
    expect(keys(chosenItems(items, { kind: 'any', type: '', search: 'puzzles' }))).toBe('abc');
  });
});

describe('sortedItems', () => {
  it('sorts figures, and puts what is not known last either way', () => {
    expect(keys(sortedItems(items, 'discrimination'))).toBe('cab');
    expect(keys(sortedItems(items, '-discrimination'))).toBe('acb');
    expect(keys(sortedItems(items, '-difficulty'))).toBe('acb');
  });

  it('sorts words, and keeps the order of the API for what is no column', () => {
    expect(keys(sortedItems(items, '-title'))).toBe('cba');
    expect(keys(sortedItems(items, 'nothing'))).toBe('abc');
  });
});
