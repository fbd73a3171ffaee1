import { shownChange } from './shown-change';

describe('shownChange', () => {
  it('marks the words of two texts', () => {
    const change = shownChange({ path: 'taskDescription', before: 'Add two numbers', after: 'Add three numbers' });
    expect(change).toMatchObject({ field: 'taskDescription', place: '', what: 'changed' });
    expect(change.parts?.filter(({ kind }) => kind !== 'same')).toEqual([
      { kind: 'expected', text: 'two' },
      { kind: 'got', text: 'three' },
    ]);
  });

  it('shows other values beside each other', () => {
    expect(shownChange({ path: 'evaluationCriteria.scorers[0].absTol', before: 0.1, after: 0.2 })).toEqual({
      field: 'evaluationCriteria',
      place: 'scorers[0].absTol',
      what: 'changed',
      parts: null,
      before: '0.1',
      after: '0.2',
    });
  });

  it('tells what is new from what is gone', () => {
    expect(shownChange({ path: 'variants[1]', before: null, after: { expectedOutput: '4' } })).toMatchObject({
      field: 'variants',
      place: '[1]',
      what: 'added',
      before: null,
    });
    expect(shownChange({ path: 'tags', before: ['x'], after: null }).what).toBe('taken');
  });
});

describe('texts that share little', () => {
  it('are shown one after the other', () => {
    const change = shownChange({
      path: 'taskDescription',
      before: 'How many rooms has the house?',
      after: 'Count a b c.',
    });
    expect(change).toMatchObject({ parts: null, before: 'How many rooms has the house?', after: 'Count a b c.' });
  });
});
