import { criteriaNeeds, readCriteria, scorerTypes } from './read-criteria';

describe('readCriteria', () => {
  it('makes one requirement for a judge out of a text', () => {
    expect(readCriteria(' The answer is kind. ')).toEqual({
      scorers: [{ type: 'judge', checklist: [{ id: 'requirement', requirement: 'The answer is kind.' }] }],
    });
  });

  it('leaves scorers as they are', () => {
    const criteria = { passThreshold: 0.5, scorers: [{ type: 'number' }] } as const;
    expect(readCriteria(criteria)).toBe(criteria);
  });
});

describe('criteriaNeeds', () => {
  it('names judge and sandbox once', () => {
    expect(criteriaNeeds('Is kind.')).toEqual(['judge']);
    expect(criteriaNeeds({ scorers: [{ type: 'number' }] })).toEqual([]);
    expect(
      criteriaNeeds({
        scorers: [
          { type: 'checker', use: 'a' },
          { type: 'code_tests', language: 'python' },
          { type: 'judge', checklist: [] },
        ],
      }),
    ).toEqual(['judge', 'sandbox']);
  });
});

describe('scorerTypes', () => {
  it('lists each type once, in order', () => {
    expect(scorerTypes({ scorers: [{ type: 'set' }, { type: 'exact' }, { type: 'set' }] })).toEqual(['set', 'exact']);
  });
});
