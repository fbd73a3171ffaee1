import type { Comparison, ComparisonEntry, ComparisonScope } from '@assay/contracts';
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

/** Who is fast and who is good, in one sentence: "more accurate" only by a verdict, everything else as what was measured. */
export function paretoFinding(
  models: readonly ParetoModel[],
  scope: ComparisonScope | undefined,
  t: ComparisonText,
): string {
  const front = models.filter((model) => model.onFront);
  const [fast, best] = [front[0], front.at(-1)];
  if (!fast || !best || models.length < 2) return t('paretoNeutral');
  const others = models.filter((model) => !model.onFront);
  if (fast === best) {
    const sure = others.length > 0 && others.every((model) => model.surelyBeaten);
    return t(sure ? 'paretoOne' : 'paretoOneOpen', { name: best.entry.name });
  }
  const first = t(betweenKey(best, fast, scope), { fast: fast.entry.name, best: best.entry.name });
  const beaten = others.filter((model) => model.surelyBeaten);
  return beaten.length === 1 ? t('paretoBeaten', { first, beaten: beaten[0]?.entry.name ?? '' }) : first;
}

function betweenKey(best: ParetoModel, fast: ParetoModel, scope: ComparisonScope | undefined) {
  const found = scope && standing(scope, best.entry.name, fast.entry.name);
  switch (found?.side) {
    case undefined:
      return 'paretoTwoUntested';
    case 'better':
      return 'paretoTwo';
    case 'better_here':
      return 'paretoTwoHere';
    case 'equal':
      return 'paretoTwoEqual';
    // The sign of the difference can turn only where columns share other tasks than the whole: nothing is claimed then.
    case 'worse':
    case 'worse_here':
    case 'cannot_tell':
      return 'paretoTwoOpen';
  }
}
