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
  it('names the fastest and the most accurate', () => {
    expect(paretoFinding(models([timed('A', 0.5, 5_000), timed('B', 0.9, 50_000)]), t)).toBe(
      'A is the fastest, B the most accurate',
    );
  });

  it('says when one model is both', () => {
    expect(paretoFinding(models([timed('A', 0.9, 5_000), timed('B', 0.5, 50_000)]), t)).toBe(
      'A is both the most accurate and the fastest',
    );
  });

  it('stays neutral with fewer than two models', () => {
    expect(paretoFinding(models([timed('A', 0.9, 5_000)]), t)).toBe('Accuracy against time');
  });
});
