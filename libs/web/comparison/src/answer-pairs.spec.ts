import type { Result } from '@assay/contracts';
import { answerPairs, markAnswers, ofColumn } from './answer-pairs';
import { aModel } from './fixtures';

const result = (id: string, parts: Partial<Result> = {}): Result =>
  ({ id, variant: 0, epoch: 1, runId: 'run-1', modelId: 'id-A', ...parts }) as Result;

describe('answerPairs', () => {
  it('puts the same try of both side by side, in order', () => {
    const left = [result('l2', { epoch: 2 }), result('l1')];
    const pairs = answerPairs(left, [result('r2', { epoch: 2 }), result('r1', { variant: 1 })]);
    expect(pairs.map(({ left: a, right: b }) => [a?.id, b?.id])).toEqual([
      ['l1', undefined],
      ['l2', 'r2'],
      [undefined, 'r1'],
    ]);
  });

  it('takes the newest answer of several runs', () => {
    expect(answerPairs([result('new'), result('old')], [])[0]?.left?.id).toBe('new');
  });
});

describe('ofColumn', () => {
  it('leaves out other runs and other models', () => {
    const all = [result('a'), result('b', { runId: 'run-9' }), result('c', { modelId: 'id-C' })];
    expect(ofColumn(all, aModel('A')).map(({ id }) => id)).toEqual(['a']);
  });
});

describe('markAnswers', () => {
  const marked = (parts: readonly { text: string; marked: boolean }[]) =>
    parts.filter((part) => part.marked).map((part) => part.text);

  it('marks on each side what only that answer says, and loses no letter', () => {
    const { left, right, state } = markAnswers('The answer is 41.', 'The answer is 42.');
    expect([state, marked(left), marked(right)]).toEqual(['marked', ['41.'], ['42.']]);
    expect(left.map(({ text }) => text).join('')).toBe('The answer is 41.');
    expect(right.map(({ text }) => text).join('')).toBe('The answer is 42.');
  });

  it('marks nothing in answers that are alike, have nothing in common, or are too long', () => {
    const many = 'word '.repeat(9_000);
    const states = [markAnswers('x y', 'x y'), markAnswers('alpha', 'omega'), markAnswers(many, `${many}end`)];
    expect(states.map(({ state }) => state)).toEqual(['alike', 'unlike', 'long']);
    expect(states.flatMap(({ left, right }) => [...marked(left), ...marked(right)])).toEqual([]);
  });
});
