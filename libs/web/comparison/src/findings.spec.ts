import type { Verdict } from '@assay/contracts';
import { accuracyFinding, differenceFinding } from './findings';
import { aComparison, aModel, anEntry, aPair, aScope } from './fixtures';
import { t } from './spec-text';

const scope = (name: string, value: number, verdict: Verdict, ...more: ReturnType<typeof aPair>[]) =>
  aScope(name, {
    entries: [anEntry('A', 0.5 + value / 2), anEntry('B', 0.5 - value / 2)],
    pairs: [aPair('A', 'B', { verdict, difference: { value, low: null, high: null } }), ...more],
  });
const accuracy = (...scopes: ReturnType<typeof aScope>[]) =>
  accuracyFinding(aComparison({ models: [aModel('A'), aModel('B')], scopes }), t);

describe('accuracyFinding', () => {
  it('says who beats whom where, by the verdicts, and where nothing is sure', () => {
    const scopes = [scope('reasoning', 0.4, 'better'), scope('planning', -0.4, 'better')];
    expect(accuracy(...scopes)).toBe('A beats B in reasoning, B beats A in planning');
    expect(accuracy(...scopes, scope('code_analysis', 0.3, 'cannot_tell'))).toBe(
      'A beats B in reasoning, B beats A in planning; elsewhere no clear difference',
    );
  });

  it('claims no lead that the verdict leaves open, however large the points', () => {
    expect(accuracy(scope('reasoning', 0.4, 'cannot_tell'))).toBe('No clear difference in accuracy between A and B');
  });

  it('keeps what holds on these tasks only apart from what holds', () => {
    expect(accuracy(scope('reasoning', 0.4, 'better_here'))).toBe(
      'On these tasks A beats B in reasoning; too few to expect it elsewhere',
    );
  });

  it('says that models are equal only where every verdict says so', () => {
    expect(accuracy(scope('reasoning', 0, 'equal'))).toBe('The models are practically equal in reasoning');
    expect(accuracy(scope('reasoning', 0, 'equal'), scope('planning', 0, 'cannot_tell'))).not.toContain('equal');
  });

  it('names the ceiling beside what is below it', () => {
    const near = aScope('general_chat', {
      entries: [anEntry('A', 0.98), anEntry('B', 0.97)],
      pairs: [aPair('A', 'B')],
    });
    expect(accuracy(scope('reasoning', 0.4, 'better'), near)).toBe(
      'A beats B in reasoning; in general chat all are near the ceiling',
    );
    expect(accuracy(near)).toBe('In general chat all models are near the ceiling');
  });

  it('puts models with the same opponent together, names three and counts the others', () => {
    const over = (name: string) =>
      aPair(name, 'B', { verdict: 'better', difference: { value: 0.3, low: 0.1, high: 0.5 } });
    const many = scope('reasoning', 0.4, 'better', ...['C', 'D', 'E', 'F'].map(over));
    expect(accuracy(many)).toBe('A, C, D and 2 others beat B in reasoning');
    expect(accuracy(many, scope('planning', 0.4, 'better'))).toBe(
      'C, D, E and F beat B in reasoning, A beats B in reasoning and planning',
    );
  });

  it('says of a baseline that beats several whom it beats', () => {
    const under = aPair('C', 'B', { verdict: 'better', difference: { value: -0.3, low: -0.5, high: -0.1 } });
    const comparison = aComparison({ baseline: 'B', scopes: [scope('reasoning', -0.4, 'better', under)] });
    expect(accuracyFinding(comparison, t)).toBe('B beats A and C in reasoning');
  });

  it('counts what two phrases do not hold', () => {
    const scopes = ['reasoning', 'planning', 'code_analysis'].map((name, at) =>
      scope(
        name,
        0.4,
        at === 0 ? 'better' : 'cannot_tell',
        ...[
          ['C', 'D'],
          ['E', 'F'],
        ].map(([a, b]) => aPair(a!, b!, { verdict: 'better', difference: { value: 0.3, low: 0.1, high: 0.5 } })),
      ),
    );
    expect(accuracy(...scopes)).toBe(
      'C beats D in every kind of work, E beats F in every kind of work and 1 more difference holds',
    );
  });

  it('does not call the whole a kind of work', () => {
    expect(accuracy(scope('overall', 0.4, 'better'))).toBe('Accuracy by task type');
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
      'A beats base overall; no other difference is sure beyond these tasks',
    );
  });

  it('keeps winners and losers apart', () => {
    expect(say(pair('A', 0.3, 'better'), pair('B', -0.2, 'better'))).toBe('Better than base overall: A; worse: B');
  });

  it('speaks of one other model in the singular', () => {
    const two = (verdict: 'better' | 'better_here' | 'cannot_tell') =>
      differenceFinding(
        aComparison({ models: models.slice(0, 2), scopes: [aScope('overall', { pairs: [pair('A', 0.3, verdict)] })] }),
        'base',
        t,
      );
    expect(two('better')).toBe('A beats base overall');
    expect(two('better_here')).toBe('On these tasks A beats base; too few to expect it elsewhere');
    expect(two('cannot_tell')).toBe('No clear difference between A and base overall');
  });

  it('finds no difference in large points without a verdict', () => {
    expect(say(pair('A', 0.38, 'cannot_tell'), pair('B', 0.2, 'cannot_tell'))).toBe(
      'No model differs from base overall in a way that is sure beyond these tasks',
    );
  });
});
