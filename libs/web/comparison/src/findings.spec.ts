import { accuracyFinding, differenceFinding } from './findings';
import { aComparison, aModel, anEntry, aPair, aScope } from './fixtures';
import { t } from './spec-text';

const scope = (name: string, a: number, b: number) => aScope(name, { entries: [anEntry('A', a), anEntry('B', b)] });

describe('accuracyFinding', () => {
  it('says who is highest where, and where the ceiling is reached', () => {
    const scopes = [scope('reasoning', 0.9, 0.5), scope('planning', 0.4, 0.8), scope('general_chat', 0.98, 0.97)];
    expect(accuracyFinding(aComparison({ scopes }), t)).toBe(
      'A is highest in reasoning, B in planning; in general chat all are near the ceiling',
    );
  });

  it('claims no lead that two share', () => {
    expect(accuracyFinding(aComparison({ scopes: [scope('reasoning', 0.7, 0.7)] }), t)).toBe('Accuracy by task type');
  });

  it('does not call the whole a kind of work', () => {
    expect(accuracyFinding(aComparison({ scopes: [scope('overall', 0.9, 0.5)] }), t)).toBe('Accuracy by task type');
  });
});

describe('differenceFinding', () => {
  const models = [aModel('base'), aModel('A'), aModel('B')];
  const pair = (name: string, value: number, verdict: 'better' | 'better_here' | 'cannot_tell') =>
    aPair(name, 'base', { difference: { value, low: null, high: null }, verdict });
  const say = (...pairs: ReturnType<typeof pair>[]) =>
    differenceFinding(aComparison({ models, scopes: [aScope('overall', { pairs })] }), 'base', t);

  it('says that all are better only where every verdict says so', () => {
    expect(say(pair('A', 0.3, 'better'), pair('B', 0.2, 'better'))).toBe('Every other model beats base overall');
    expect(say(pair('A', 0.3, 'better'), pair('B', 0.4, 'better_here'))).toBe(
      'A beats base overall; for the others no clear difference',
    );
  });

  it('keeps winners and losers apart', () => {
    expect(say(pair('A', 0.3, 'better'), pair('B', -0.2, 'better'))).toBe('Better than base overall: A; worse: B');
  });

  it('speaks of one other model in the singular', () => {
    const two = (verdict: 'better' | 'cannot_tell') =>
      differenceFinding(
        aComparison({ models: models.slice(0, 2), scopes: [aScope('overall', { pairs: [pair('A', 0.3, verdict)] })] }),
        'base',
        t,
      );
    expect(two('better')).toBe('A beats base overall');
    expect(two('cannot_tell')).toBe('No clear difference between A and base overall');
  });

  it('finds no difference in large points without a verdict', () => {
    expect(say(pair('A', 0.38, 'cannot_tell'), pair('B', 0.2, 'cannot_tell'))).toBe(
      'No model differs clearly from base overall',
    );
  });
});
