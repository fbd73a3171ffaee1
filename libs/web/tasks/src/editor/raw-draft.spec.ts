import { patchOf, valueAt, withValue } from './raw-draft';

describe('withValue', () => {
  const task = { key: 'a', evaluationCriteria: { scorers: [{ type: 'number' }, { type: 'exact' }] }, tags: ['x'] };

  it('changes one place and leaves the rest as it is', () => {
    const next = withValue(task, ['evaluationCriteria', 'scorers', 1, 'value'], 'B');
    expect(next).toEqual({
      ...task,
      evaluationCriteria: { scorers: [{ type: 'number' }, { type: 'exact', value: 'B' }] },
    });
    expect(task.evaluationCriteria.scorers[1]).toEqual({ type: 'exact' });
  });

  it('keeps the place of a field, takes out what is undefined, makes what is missing', () => {
    expect(Object.keys(withValue(task, ['key'], 'b') as object)).toEqual(['key', 'evaluationCriteria', 'tags']);
    expect(withValue(task, ['tags'], undefined)).toEqual({ key: 'a', evaluationCriteria: task.evaluationCriteria });
    expect(withValue({}, ['variants', 0, 'expectedOutput'], '4')).toEqual({ variants: [{ expectedOutput: '4' }] });
  });
});

describe('valueAt', () => {
  it('gives undefined where the way ends', () => {
    expect(valueAt({ a: [{ b: 1 }] }, ['a', 0, 'b'])).toBe(1);
    expect(valueAt({ a: 'text' }, ['a', 'b', 'c'])).toBeUndefined();
  });
});

describe('patchOf', () => {
  it('says of every field that was emptied that it is empty', () => {
    const patch = patchOf({
      ...{ key: 'a', taskType: 'reasoning', category: 'c', taskDescription: 'd', expectedOutput: 'e' },
      ...{ evaluationCriteria: 'f', tags: ['x'] },
    });
    expect(patch).toMatchObject({ tags: ['x'], system: null, variants: null, mustPass: null, title: null });
  });
});
