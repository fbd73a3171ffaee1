import type { Comparison, ComparisonScope } from '@assay/contracts';
import type { MarkedVerdict } from '@assay/web/ui';
import { standing } from './against-baseline';
import { listed, overallScope, partScopes, scopeWords, type ComparisonText } from './words';

const CEILING = 0.95;

/** Differences that one title names, and models in each of them. */
const MOST_PHRASES = 2;
const MOST_NAMES = 3;

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
  const baseline = comparison.baseline ?? '';
  const [sure, here] = [beatings(scopes, 'better', baseline), beatings(scopes, 'better_here', baseline)];
  const words = { total: partScopes(comparison).length, t, language };
  if (sure.length > 0) {
    const decided = new Set(sure.flatMap((group) => group.scopes));
    const open = scopes.some((scope) => scope.pairs.length > 0 && !decided.has(scope.scope));
    const first = phrasesOf(sure, words);
    return open ? t('elsewhereOpen', { first }) : first;
  }
  if (here.length > 0) return t('beatsHere', { phrase: phrasesOf(here, words) });
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

/** Models that beat another, or that another beats, in the same kinds of work. */
interface Beatings {
  readonly winners: readonly string[];
  readonly losers: readonly string[];
  readonly scopes: readonly string[];
}

interface Beating {
  readonly winner: string;
  readonly loser: string;
  readonly scopes: readonly string[];
}

/** Who beats whom where by the given verdict; those with the same opponent in the same kinds of work stand together. */
function beatings(scopes: readonly ComparisonScope[], verdict: 'better' | 'better_here', baseline: string): Beatings[] {
  const pairs = new Map<string, Beating>();
  for (const { scope, pairs: asked } of scopes) {
    for (const { a, b, difference, verdict: said } of asked) {
      const value = difference.value ?? 0;
      if (said !== verdict || value === 0) continue;
      const [winner, loser] = value > 0 ? [a, b] : [b, a];
      const known = pairs.get(JSON.stringify([winner, loser]));
      pairs.set(JSON.stringify([winner, loser]), { winner, loser, scopes: [...(known?.scopes ?? []), scope] });
    }
  }
  const groups = new Map<string, Beating[]>();
  for (const beating of pairs.values()) {
    const { winner, loser, scopes: where } = beating;
    const key = JSON.stringify(winner === baseline ? ['by', winner, where] : ['over', loser, where]);
    groups.set(key, [...(groups.get(key) ?? []), beating]);
  }
  return [...groups.values()]
    .map((group) => ({
      winners: [...new Set(group.map(({ winner }) => winner))],
      losers: [...new Set(group.map(({ loser }) => loser))],
      scopes: group[0]?.scopes ?? [],
    }))
    .toSorted((x, y) => size(y) - size(x));
}

function size({ winners, losers, scopes }: Beatings): number {
  return winners.length * losers.length * scopes.length;
}

function phrasesOf(
  found: readonly Beatings[],
  { total, t, language }: { readonly total: number; readonly t: ComparisonText; readonly language: string },
): string {
  const phrases = found.slice(0, MOST_PHRASES).map(({ winners, losers, scopes }) =>
    t('beatsIn', {
      n: winners.length,
      name: named(winners, language),
      other: named(losers, language),
      work:
        scopes.length === total && total > 2
          ? t('everyWork')
          : listed(
              scopes.map((scope) => scopeWords(scope, t)),
              language,
            ),
    }),
  );
  const left = found.slice(MOST_PHRASES).reduce((sum, group) => sum + size(group), 0);
  const first = phrases.join(', ');
  return left === 0 ? first : t('moreLeads', { first, n: left });

  function named(names: readonly string[], of: string): string {
    const shown = names.length > MOST_NAMES + 1 ? names.slice(0, MOST_NAMES) : names;
    const rest = names.length - shown.length;
    return listed(rest === 0 ? shown : [...shown, t('otherModels', { n: rest })], of);
  }
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
