import { anEntry, aScope } from './fixtures';
import { mostTries, passKs, passOfMost } from './pass-k';

const figure = (k: number, value: number | null, tasks = 10) => ({ k, value, tasks, excluded: 0 });
const entry = anEntry('A', 0.5, {
  passAtK: [figure(1, 0.5), figure(3, 0.9, 8)],
  passHatK: [figure(1, 0.5), figure(3, 0.2, 8)],
});

describe('passKs', () => {
  it('puts pass@k and pass^k of the same k together', () => {
    expect(passKs(entry)).toEqual([
      { k: 1, once: 0.5, always: 0.5, tasks: 10 },
      { k: 3, once: 0.9, always: 0.2, tasks: 8 },
    ]);
  });

  it('keeps what cannot be computed apart from zero', () => {
    expect(passOfMost(anEntry('A', 0.5, { passAtK: [figure(2, null, 0)] }))).toEqual({
      ...{ k: 2, once: null, always: null, tasks: 0 },
    });
    expect(passOfMost(anEntry('A', 0.5))).toBeNull();
  });
});

describe('mostTries', () => {
  it('is the largest k of any scope, and null without any', () => {
    expect(mostTries([aScope('overall', { entries: [entry] })])).toBe(3);
    expect(mostTries([aScope('overall', { entries: [anEntry('A', 1)] })])).toBeNull();
  });
});
