import type { Comparison, ComparisonEntry, ComparisonScope } from '@assay/contracts';
import type { MarkedVerdict } from '@assay/web/ui';
import { standing } from './against-baseline';
import { listed, overallScope, partScopes, scopeWords, type ComparisonText } from './words';

const CEILING = 0.95;

/** Who is highest where, and where all are near the ceiling; a plain title where no model leads alone. */
export function accuracyFinding(comparison: Comparison, t: ComparisonText, language = 'en'): string {
  const leads = new Map<string, string[]>();
  const ceiling: string[] = [];
  for (const scope of partScopes(comparison)) {
    const leader = leaderOf(scope);
    if (leader === 'ceiling') ceiling.push(scopeWords(scope.scope, t));
    else if (leader !== null) leads.set(leader, [...(leads.get(leader) ?? []), scopeWords(scope.scope, t)]);
  }
  if (leads.size === 0)
    return ceiling.length > 0 ? t('allNearCeiling', { work: listed(ceiling, language) }) : t('accuracyNeutral');
  const phrases = [...leads].map(([name, work], at) =>
    t(at === 0 ? 'highestIn' : 'andIn', { name, work: listed(work, language) }),
  );
  const first = phrases.join(', ');
  return ceiling.length === 0 ? first : t('withCeiling', { first, work: listed(ceiling, language) });
}

/** The one with the highest accuracy; `ceiling` where all are near the top; null where two share the lead or nothing is known. */
function leaderOf(scope: ComparisonScope): string | null {
  const ranked = scope.entries
    .filter((entry) => entry.accuracy.value !== null)
    .sort((a, b) => accuracyOf(b) - accuracyOf(a));
  const [first, second] = ranked;
  if (!first || !second) return null;
  if (ranked.every((entry) => accuracyOf(entry) >= CEILING)) return 'ceiling';
  return accuracyOf(first) - accuracyOf(second) < 0.005 ? null : first.name;
}

function accuracyOf(entry: ComparisonEntry): number {
  return entry.accuracy.value ?? 0;
}

/** What the verdicts over all tasks say of the others against the baseline. */
export function differenceFinding(
  comparison: Comparison,
  baseline: string,
  t: ComparisonText,
  language = 'en',
): string {
  const overall = overallScope(comparison);
  const others = comparison.models.map((model) => model.name).filter((name) => name !== baseline);
  const sides = others.map((name) => ({ name, side: overall ? standing(overall, name, baseline)?.side : undefined }));
  const of = (side: MarkedVerdict): string[] => sides.filter((one) => one.side === side).map((one) => one.name);
  const [better, worse, equal] = [of('better'), of('worse'), of('equal')];
  const all = others.length;
  const words = { better: listed(better, language), worse: listed(worse, language), baseline };
  if (better.length === all) return t(all === 1 ? 'someBetter' : 'allBetter', words);
  if (worse.length === all) return t(all === 1 ? 'someWorse' : 'allWorse', words);
  if (equal.length === all) return t('allEqual', { baseline, name: others[0] ?? '', n: all });
  if (better.length > 0 && worse.length > 0) return t('someBetterSomeWorse', words);
  if (better.length > 0) return t('betterRestOpen', { ...words, n: better.length });
  if (worse.length > 0) return t('worseRestOpen', { ...words, n: worse.length });
  return all === 1 ? t('oneOpen', { name: others[0] ?? '', baseline }) : t('noneDiffers', { baseline });
}
