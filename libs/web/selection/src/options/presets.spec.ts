import { TASK_TYPES } from '@assay/contracts';
import { aTask } from '../fixtures';
import { presetOf, presetPlan } from './presets';

describe('presetPlan', () => {
  const tasks = TASK_TYPES.flatMap((taskType) =>
    Array.from({ length: 8 }, (_, i) => aTask({ key: `${taskType}-${i}`, taskType })),
  );

  it('takes two of each type for smoke', () => {
    const { keys, epochs } = presetPlan('smoke', tasks);
    expect(epochs).toBe(1);
    for (const type of TASK_TYPES) expect(keys.filter((key) => key.startsWith(type))).toHaveLength(2);
  });
  it('takes what there is when there are fewer', () =>
    expect(presetPlan('smoke', tasks.slice(0, 3)).keys).toHaveLength(3));
  it('takes all for the others', () => {
    expect(presetPlan('standard', tasks)).toMatchObject({ epochs: 3, keys: { length: 40 } });
    expect(presetPlan('thorough', tasks)).toMatchObject({ epochs: 5, keys: { length: 40 } });
  });
});

describe('presetOf', () => {
  const tasks = [aTask({ key: 'a' }), aTask({ key: 'b' })];
  it('recognises a choice', () => expect(presetOf(new Set(['a', 'b']), 3, tasks)).toBe('standard'));
  it('is nothing for any other', () => {
    expect([
      presetOf(new Set(['a']), 3, tasks),
      presetOf(new Set(['a', 'b']), 4, tasks),
      presetOf(new Set(), 1, []),
    ]).toEqual([null, null, null]);
  });
});
