import { DraftStore } from './draft-store';

const whole = {
  key: 'a',
  taskType: 'reasoning',
  category: 'c',
  taskDescription: 'd',
  expectedOutput: '4',
  evaluationCriteria: { scorers: [{ type: 'number' }] },
};

describe('DraftStore', () => {
  it('says what is wrong only of fields that somebody has been in, until all is asked for', () => {
    const store = new DraftStore();
    store.begin({ evaluationCriteria: whole.evaluationCriteria });
    expect(store.draft()).toBeNull();
    expect(store.errorOf('key')).toBeNull();
    store.setText(['key'], 'Has Space');
    expect(store.errorOf('key')).toMatch(/lowercase/);
    expect(store.errorOf('category')).toBeNull();
    store.showAll.set(true);
    expect(store.errorOf('category')).toMatch(/required/);
  });

  it('knows whether something changed, and forgets it when the change is undone', () => {
    const store = new DraftStore();
    store.begin(whole);
    expect(store.dirty()).toBe(false);
    store.setText(['category'], 'x');
    expect(store.dirty()).toBe(true);
    store.setText(['category'], 'c');
    expect(store.dirty()).toBe(false);
    expect(store.draft()).toEqual(whole);
  });

  it('finds the target that a scorer cannot compare with', () => {
    const store = new DraftStore();
    store.begin(whole);
    store.setText(['expectedOutput'], 'many');
    expect(store.errorOf('expectedOutput')).toMatch(/number/);
  });

  it('adds and removes items; an empty list is not there', () => {
    const store = new DraftStore();
    store.begin(whole);
    store.add(['mustPass'], 'ANSWER: 4');
    expect(store.list('mustPass')).toEqual(['ANSWER: 4']);
    store.removeItem(['mustPass'], 0);
    expect(store.value('mustPass')).toBeUndefined();
  });

  it('collects what is wrong inside of a part', () => {
    const store = new DraftStore();
    store.begin({ ...whole, evaluationCriteria: { scorers: [{ type: 'code_tests', language: 'cobol' }] } });
    store.showAll.set(true);
    expect(store.errorsWithin('evaluationCriteria', 'scorers', 0).join()).toMatch(/language/);
  });
});
