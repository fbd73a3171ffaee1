import { aComparison, aTask } from './fixtures';
import { knownWork, NOTHING_KNOWN } from './known-work';

const comparison = aComparison({
  grid: [aTask('a', [1], { category: 'logic' }), aTask('b', [1], { taskType: 'planning', category: 'core' })],
});

describe('knownWork', () => {
  it('lists what there is once, types in their order', () => {
    expect(knownWork(NOTHING_KNOWN, comparison, NOTHING_KNOWN)).toEqual({
      types: ['reasoning', 'planning'],
      categories: ['core', 'logic'],
    });
  });

  it('keeps what a filter hides, and what only the address names', () => {
    const before = knownWork(NOTHING_KNOWN, comparison, NOTHING_KNOWN);
    const filtered = aComparison({ grid: [aTask('a', [1], { category: 'logic' })] });
    expect(knownWork(before, filtered, { types: ['general_chat'], categories: ['odd'] })).toEqual({
      types: ['reasoning', 'planning', 'general_chat'],
      categories: ['core', 'logic', 'odd'],
    });
  });
});
