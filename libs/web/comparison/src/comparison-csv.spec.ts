import { comparisonCsv } from './comparison-csv';
import { aComparison, aModel, anEntry, aPair, aScope } from './fixtures';

describe('comparisonCsv', () => {
  it('has a row per scope and model, seen from the model, and leaves empty what is not known', () => {
    const pairs = [aPair('A', 'B', { verdict: 'better', difference: { value: 0.25, low: 0.125, high: 0.5 } })];
    const scopes = [aScope('planning', { entries: [anEntry('A', 0.75), anEntry('B', null)], pairs })];
    const csv = comparisonCsv(aComparison({ models: [aModel('A'), aModel('B')], baseline: 'A', scopes }));
    const [head, a, b] = csv.split('\r\n').map((line) => line.split(','));
    expect(a?.slice(0, 3)).toEqual(['planning', 'A', '0.75']);
    expect(a?.[head?.indexOf('verdict') ?? -1]).toBe('baseline');
    expect(b?.slice(2, 5)).toEqual(['', '', '']);
    expect(b?.slice(11, 18)).toEqual(['-0.25', '-0.5', '-0.125', 'worse', '2', '4', '4']);
    expect(b).toHaveLength(head?.length ?? 0);
  });
});
