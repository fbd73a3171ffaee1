import type { Comparison, ComparisonScope } from '@assay/contracts';
import type { MarkedVerdict } from '@assay/web/ui';
import { standing } from './against-baseline';
import { listed, overallScope, partScopes, scopeWords, type ComparisonText } from './words';

const CEILING = 0.95;

/** Differences that one title names. */
const MOST_PHRASES = 3;

/** Who beats whom in which kind of work, by the corrected verdicts; where all are near the ceiling; a plain sentence where nothing is sure. */
export function accuracyFinding(comparison: Comparison, t: ComparisonText, language = 'en'): string {
  const scopes = partScopes(comparison);
  const near = scopes.filter(nearCeiling);
  const rest = scopes.filter((scope) => !near.includes(scope));
  const ceiling = listed(
    near.map((scope) => scopeWords(scope.scope, t)),
    language,
  );
  if (scopes.every((scope) => scope.pairs.length === 0)) return t('accuracyNeutral');
  if (rest.length === 0) return t('allNearCeiling', { work: ceiling });
  const first = withoutCeiling(rest, comparison, t, language);
  return near.length === 0 ? first : t('withCeiling', { first, work: ceiling });
}

function withoutCeiling(
  scopes: readonly ComparisonScope[],
  comparison: Comparison,
  t: ComparisonText,
  language: string,
): string {
  const [sure, here] = [beatings(scopes, 'better'), beatings(scopes, 'better_here')];
  if (sure.size > 0) {
    const decided = new Set([...sure.values()].flat().map(({ scope }) => scope));
    const open = scopes.some((scope) => scope.pairs.length > 0 && !decided.has(scope.scope));
    const first = phrasesOf(sure, t, language);
    return open ? t('elsewhereOpen', { first }) : first;
  }
  if (here.size > 0) return t('beatsHere', { phrase: phrasesOf(here, t, language) });
  if (scopes.every(({ pairs }) => pairs.length > 0 && pairs.every(({ verdict }) => verdict === 'equal')))
    return t('equalEverywhere', {
      work: listed(
        scopes.map(({ scope }) => scopeWords(scope, t)),
        language,
      ),
    });
  const [a, b] = comparison.models;
  return a && b && comparison.models.length === 2 ? t('noClearLeadOf', { a: a.name, b: b.name }) : t('noClearLead');
}

type Beating = { readonly winner: string; readonly loser: string; readonly scope: string };

/** The kinds of work in which one model beats another by the given verdict, by the two names. */
function beatings(scopes: readonly ComparisonScope[], verdict: 'better' | 'better_here'): Map<string, Beating[]> {
  const found = new Map<string, Beating[]>();
  for (const { scope, pairs } of scopes) {
    for (const pair of pairs) {
      const value = pair.difference.value ?? 0;
      if (pair.verdict !== verdict || value === 0) continue;
      const [winner, loser] = value > 0 ? [pair.a, pair.b] : [pair.b, pair.a];
      const key = JSON.stringify([winner, loser]);
      found.set(key, [...(found.get(key) ?? []), { winner, loser, scope }]);
    }
  }
  return found;
}

function phrasesOf(found: ReadonlyMap<string, readonly Beating[]>, t: ComparisonText, language: string): string {
  const groups = [...found.values()].toSorted((a, b) => b.length - a.length);
  const phrases = groups.slice(0, MOST_PHRASES).map((group) =>
    t('beatsIn', {
      name: group[0]?.winner ?? '',
      other: group[0]?.loser ?? '',
      work: listed(
        group.map(({ scope }) => scopeWords(scope, t)),
        language,
      ),
    }),
  );
  const left = groups.slice(MOST_PHRASES).reduce((sum, group) => sum + group.length, 0);
  const first = phrases.join(', ');
  return left === 0 ? first : t('moreLeads', { first, n: left });
}

/** Every model is known there, and near the top. */
function nearCeiling(scope: ComparisonScope): boolean {
  return scope.entries.length > 1 && scope.entries.every((entry) => (entry.accuracy.value ?? 0) >= CEILING);
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
  const [betterHere, worseHere] = [of('better_here'), of('worse_here')];
  const all = others.length;
  const words = { better: listed(better, language), worse: listed(worse, language), baseline };
  if (better.length === all) return t(all === 1 ? 'someBetter' : 'allBetter', words);
  if (worse.length === all) return t(all === 1 ? 'someWorse' : 'allWorse', words);
  if (equal.length === all) return t('allEqual', { baseline, name: others[0] ?? '', n: all });
  if (better.length > 0 && worse.length > 0) return t('someBetterSomeWorse', words);
  if (better.length > 0) return t('betterRestOpen', { ...words, n: better.length });
  if (worse.length > 0) return t('worseRestOpen', { ...words, n: worse.length });
  if (all === 1 && betterHere[0]) return t('betterHere', { name: betterHere[0], baseline });
  if (all === 1 && worseHere[0]) return t('worseHere', { name: worseHere[0], baseline });
  return all === 1 ? t('oneOpen', { name: others[0] ?? '', baseline }) : t('noneDiffers', { baseline });
}
