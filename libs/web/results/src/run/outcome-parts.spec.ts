import { someCounts } from './fixtures';
import { doneCount, outcomeParts } from './outcome-parts';

const counts = someCounts({ total: 360, passed: 104, failed: 96, missing: 1, generated: 33, running: 2, waiting: 124 });

describe('outcomeParts', () => {
  it('adds up to the whole plan', () => {
    const sum = outcomeParts(counts).reduce((total, part) => total + part.count, 0);
    expect(sum).toBe(360);
  });

  it('leaves out what did not happen, but never passed and failed', () => {
    expect(outcomeParts(someCounts({ total: 3, waiting: 3 })).map((part) => part.name)).toEqual([
      'passed',
      'failed',
      'waiting',
    ]);
  });
});

describe('doneCount', () => {
  it('counts what needs no more of a model', () => {
    expect(doneCount(counts)).toBe(234); // 104 + 96 + 1 + 33
  });

  it('does not call a cancelled trial done', () => {
    expect(doneCount(someCounts({ total: 10, passed: 4, cancelled: 6 }))).toBe(4);
  });
});
