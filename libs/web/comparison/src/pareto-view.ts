import type { Comparison, ComparisonEntry } from '@assay/contracts';
import { paretoFront } from '@assay/domain/statistics';
import { standing } from './against-baseline';
import { overallScope, type ComparisonText } from './words';

/** A model on both axes. `surely`: another is at least as fast, and better by verdict. */
export interface ParetoModel {
  readonly entry: ComparisonEntry;
  readonly accuracy: number;
  readonly ms: number;
  readonly onFront: boolean;
  readonly surelyBeaten: boolean;
}

/** The models that have both figures, from fast to slow. */
export function paretoModels(comparison: Comparison): ParetoModel[] {
  const scope = overallScope(comparison);
  const entries = (scope?.entries ?? []).filter(
    (entry) => entry.accuracy.value !== null && entry.speed.medianMs !== null,
  );
  const points = entries.map((entry) => ({
    id: entry.name,
    accuracy: entry.accuracy.value,
    seconds: entry.speed.medianMs,
  }));
  const { front } = paretoFront(points);
  const models = entries.map((entry) => {
    const ms = entry.speed.medianMs ?? 0;
    const beaten =
      scope?.pareto?.beaten.includes(entry.name) ??
      entries.some((other) => {
        const found = scope && standing(scope, other.name, entry.name);
        return (other.speed.medianMs ?? Infinity) <= ms && found?.side === 'better';
      });
    return {
      entry,
      accuracy: entry.accuracy.value ?? 0,
      ms,
      onFront: front.includes(entry.name),
      surelyBeaten: beaten,
    };
  });
  return models.sort((a, b) => a.ms - b.ms);
}

/** Who is fast, who is good, in one sentence that holds on the screen. */
export function paretoFinding(models: readonly ParetoModel[], t: ComparisonText): string {
  const front = models.filter((model) => model.onFront);
  const fastest = front[0];
  const best = front.at(-1);
  if (!fastest || !best || models.length < 2) return t('paretoNeutral');
  if (fastest === best) return t('paretoOne', { name: best.entry.name });
  const beaten = models.filter((model) => !model.onFront).map((model) => model.entry.name);
  const words = { fast: fastest.entry.name, best: best.entry.name };
  return beaten.length === 1 ? t('paretoBeaten', { ...words, beaten: beaten[0] ?? '' }) : t('paretoTwo', words);
}
