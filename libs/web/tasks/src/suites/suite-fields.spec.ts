import { movedUp, suiteDraft, type SuiteFields } from './suite-fields';

const fields: SuiteFields = {
  name: ' mine ',
  description: ' ',
  taskKeys: ['a'],
  epochs: null,
  temperature: 0,
  seed: null,
  numPredict: null,
  judge: null,
};

describe('suiteDraft', () => {
  it('trims words, leaves out what is empty, and keeps a zero', () => {
    expect(suiteDraft(fields, null)).toEqual({
      name: 'mine',
      description: null,
      taskKeys: ['a'],
      epochs: null,
      options: { temperature: 0 },
      judge: null,
    });
  });

  it('keeps options that the form does not show, and takes away those that were emptied', () => {
    expect(suiteDraft(fields, { options: { topK: 5, seed: 7 } }).options).toEqual({ topK: 5, temperature: 0 });
  });
});

describe('movedUp', () => {
  it('moves a key by one place, the first stays', () => {
    expect(movedUp(['a', 'b', 'c'], 'c')).toEqual(['a', 'c', 'b']);
    expect(movedUp(['a', 'b'], 'a')).toEqual(['a', 'b']);
  });
});
