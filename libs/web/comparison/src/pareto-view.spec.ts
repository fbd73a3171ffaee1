import type { Verdict } from '@assay/contracts';
import { aComparison, anEntry, aPair, aScope } from './fixtures';
import { paretoFinding, paretoModels } from './pareto-view';
import { t } from './spec-text';

const timed = (name: string, accuracy: number | null, medianMs: number | null) => {
  const entry = anEntry(name, accuracy);
  return { ...entry, speed: { ...entry.speed, medianMs } };
};
const models = (entries: ReturnType<typeof timed>[], pairs: ReturnType<typeof aPair>[] = []) =>
  paretoModels(aComparison({ scopes: [aScope('overall', { entries, pairs })] }));

describe('paretoModels', () => {
  it('puts those on the front that none beats in both', () => {
    const found = models([timed('slow', 0.9, 50_000), timed('fast', 0.5, 5_000), timed('beaten', 0.6, 60_000)]);
    expect(found.map((model) => `${model.entry.name} ${model.onFront}`)).toEqual([
      'fast true',
      'slow true',
      'beaten false',
    ]);
  });

  it('leaves out who has only one of the two figures', () => {
    expect(models([timed('A', 0.9, null), timed('B', null, 5_000)])).toEqual([]);
  });

  it('calls a model surely beaten by verdict only, not by a hair', () => {
    const entries = [timed('A', 0.9, 5_000), timed('B', 0.6, 9_000)];
    expect(models(entries)[1]?.surelyBeaten).toBe(false);
    const pair = aPair('A', 'B', { verdict: 'better', difference: { value: 0.3, low: 0.1, high: 0.5 } });
    expect(models(entries, [pair])[1]?.surelyBeaten).toBe(true);
  });

  it('leaves it to the API who is certainly beaten, which knows whether the times can be compared', () => {
    const entries = [timed('A', 0.9, 5_000), timed('B', 0.6, 9_000)];
    const pairs = [aPair('A', 'B', { verdict: 'better', difference: { value: 0.3, low: 0.1, high: 0.5 } })];
    const pareto = { time: null, memory: null, beaten: [] };
    const comparison = aComparison({ scopes: [aScope('overall', { entries, pairs, pareto })] });
    expect(paretoModels(comparison)[1]?.surelyBeaten).toBe(false);
  });
});

describe('paretoFinding', () => {
  const [quick, good] = [timed('A', 0.5, 5_000), timed('B', 0.9, 50_000)];
  const say = (entries: ReturnType<typeof timed>[], pairs: ReturnType<typeof aPair>[] = []) =>
    paretoFinding(models(entries, pairs), aScope('overall', { entries, pairs }), t);
  const pair = (verdict: Verdict) => aPair('B', 'A', { verdict, difference: { value: 0.4, low: 0.1, high: 0.6 } });

  it.each([
    ['better', 'A has the shortest median time, B is more accurate'],
    ['better_here', 'A has the shortest median time, B was more accurate on these tasks'],
    ['equal', 'A has the shortest median time and is practically as accurate as B'],
    ['cannot_tell', 'A has the shortest median time; no clear difference in accuracy to B'],
  ] as const)('calls a model more accurate only by the verdict: %s', (verdict, words) => {
    expect(say([quick, good], [pair(verdict)])).toBe(words);
  });

  it('says where the two were not tested against each other', () => {
    expect(say([quick, good])).toContain('were not tested against each other');
  });

  it('says that one model is best in both only where every other is surely beaten', () => {
    const entries = [timed('A', 0.9, 5_000), timed('B', 0.5, 50_000)];
    const better = aPair('A', 'B', { verdict: 'better', difference: { value: 0.4, low: 0.1, high: 0.6 } });
    expect(say(entries, [better])).toBe('A is more accurate and faster than every other model');
    expect(say(entries)).toBe('A has the highest accuracy and the shortest median time; not all of that is sure');
  });

  it('stays neutral with fewer than two models', () => {
    expect(say([timed('A', 0.9, 5_000)])).toBe('Accuracy against time');
  });
});
