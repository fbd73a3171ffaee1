import type { ComparisonPair } from '@assay/contracts';
import { disagreements } from './disagreements';
import { aComparison, aModel, aPair, aScope } from './fixtures';
import { t } from './spec-text';

const sentences = (parts: Partial<ComparisonPair>, tasks = 40): readonly string[] => {
  const pairs = [aPair('B', 'A', parts), aPair('C', 'A', { difference: { value: 0, low: -0.1, high: 0.1 } })];
  const scopes = [aScope('planning', { tasks, pairs })];
  return disagreements(aComparison({ models: [aModel('A'), aModel('B'), aModel('C')], scopes }), 'A', t);
};
const misses = { value: 0.2, low: 0.02, high: 0.38 };
const touches = { value: 0.2, low: -0.02, high: 0.42 };

describe('disagreements', () => {
  it('is silent where line and verdict agree', () => {
    expect(sentences({ difference: misses, verdict: 'better' })).toEqual([]);
    expect(sentences({ difference: touches, verdict: 'cannot_tell' })).toEqual([]);
    expect(sentences({ difference: { value: null, low: null, high: null } })).toEqual([]);
  });

  it('says that the correction took the verdict away', () => {
    const pair = {
      difference: misses,
      pRaw: { here: 0.02, general: 0.03 },
      pValue: { here: 0.04, general: 0.06 },
      reason: 'not_significant' as const,
    };
    expect(sentences(pair)).toEqual([
      'Planning: the line of B misses zero, yet the verdict is “cannot tell yet”. On its own the exact test gives p = 0.03; as 2 pairs share the 5 %, p = 0.06 after correction.',
    ]);
  });

  it('names few tasks, one model on two servers, and a difference that is too small to matter', () => {
    expect(sentences({ difference: misses, verdict: 'better_here', reason: 'too_few_tasks' }, 8)[0]).toMatch(
      /“better here”\. 8 tasks are too few/,
    );
    expect(sentences({ difference: misses, reason: 'same_model' })[0]).toContain('They are one model');
    const small = { value: 0.02, low: 0.01, high: 0.03 };
    expect(sentences({ difference: small, verdict: 'equal' })[0]).toContain('smaller than 5 points');
  });

  it('explains a verdict whose line touches zero', () => {
    const held = { difference: touches, verdict: 'better' as const, pValue: { here: 0, general: 0.0004 } };
    expect(sentences(held)).toEqual([
      'Planning: the line of B touches zero, yet the verdict is “better”. The line is an approximation; the exact test gives p < 0.001 after correction.',
    ]);
  });

  it('sees a pair from the model, whichever way the API wrote it', () => {
    const turned = [aPair('A', 'B', { difference: misses, reason: 'same_model' })];
    const comparison = aComparison({
      models: [aModel('A'), aModel('B')],
      scopes: [aScope('planning', { pairs: turned })],
    });
    expect(disagreements(comparison, 'A', t)).toHaveLength(1);
  });
});
