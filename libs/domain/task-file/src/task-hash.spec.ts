import type { TaskDraft } from '@assay/contracts';
import { canonicalJson } from './canonical-json';
import { criteriaPart, promptPart, wholeTask } from './task-hash';

const TASK: TaskDraft = {
  key: 'a',
  taskType: 'reasoning',
  category: 'c',
  taskDescription: 'd',
  expectedOutput: 'e',
  evaluationCriteria: 'Is right.',
  variants: [{ taskDescription: 'v', expectedOutput: 'w', mustPass: ['w'] }],
};
const [variant] = TASK.variants ?? [];
const withVariant = (change: object): TaskDraft => ({
  ...TASK,
  variants: [{ ...(variant ?? { taskDescription: '', expectedOutput: '' }), ...change }],
});

describe('canonicalJson', () => {
  it('sorts keys at every depth and leaves out spaces and undefined', () => {
    expect(canonicalJson({ b: [{ z: 1, a: null }], a: undefined, 'ü"': -0 })).toBe('{"b":[{"a":null,"z":1}],"ü\\"":0}');
    expect(canonicalJson({ 10: 'x', 9: 'y' })).toBe('{"10":"x","9":"y"}');
  });
});

describe('promptPart', () => {
  it('changes with all that reaches the model', () => {
    const changes: TaskDraft[] = [
      { ...TASK, taskDescription: 'D' },
      { ...TASK, system: 's' },
      { ...TASK, messages: [{ role: 'user', content: 'x' }] },
      { ...TASK, options: { numPredict: 5 } },
      withVariant({ taskDescription: 'V' }),
    ];
    expect(new Set([TASK, ...changes].map(promptPart)).size).toBe(6);
  });

  it('does not change with what the model never sees', () => {
    const changes: TaskDraft[] = [
      { ...TASK, title: 't', expectedOutput: 'E', system: null, messages: [], options: {} },
      withVariant({ expectedOutput: 'W', mustPass: [] }),
    ];
    for (const changed of changes) expect(promptPart(changed)).toBe(promptPart(TASK));
  });
});

describe('criteriaPart', () => {
  it('changes with criteria and targets alone', () => {
    const changes: TaskDraft[] = [
      { ...TASK, evaluationCriteria: 'Is wrong.' },
      { ...TASK, expectedOutput: 'E' },
      withVariant({ expectedOutput: 'W' }),
    ];
    expect(new Set([TASK, ...changes].map(criteriaPart)).size).toBe(4);
    expect(criteriaPart({ ...TASK, taskDescription: 'D', mustPass: ['x'] })).toBe(criteriaPart(TASK));
  });
});

describe('wholeTask', () => {
  it('takes null, empty and absent fields for the same, and notices everything else', () => {
    expect(wholeTask({ ...TASK, title: '', system: null, tags: [], options: {} })).not.toBe(wholeTask(TASK));
    expect(wholeTask({ ...TASK, system: null, tags: [], options: {} })).toBe(wholeTask(TASK));
    expect(wholeTask(withVariant({ mustPass: ['x'] }))).not.toBe(wholeTask(TASK));
  });

  it('takes what is stored where nothing is said for the same', () => {
    expect(wholeTask({ ...TASK, title: TASK.key, lang: 'en' })).toBe(wholeTask(TASK));
    expect(wholeTask({ ...TASK, lang: 'de' })).not.toBe(wholeTask(TASK));
  });
});
