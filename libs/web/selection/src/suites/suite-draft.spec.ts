import { suiteDraft } from './suite-draft';

describe('suiteDraft', () => {
  it('keeps the sampling but not the context size, which belongs to a run', () => {
    const request = { models: [], options: { temperature: 0, numCtx: 4096 }, judge: null };
    expect(suiteDraft('mine', { taskKeys: ['a'], epochs: null, request })).toEqual({
      name: 'mine',
      taskKeys: ['a'],
      options: { temperature: 0 },
    });
  });
  it('keeps epochs and judge where they were chosen', () => {
    const request = { models: [], judge: { model: 'phi4:14b' } };
    expect(suiteDraft('mine', { taskKeys: ['a'], epochs: 5, request })).toMatchObject({
      epochs: 5,
      judge: { model: 'phi4:14b' },
    });
  });
});
