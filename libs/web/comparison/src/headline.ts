import type { Comparison } from '@assay/contracts';
import { listed, overallScope, partScopes, scopeWords, type ComparisonText } from './words';

/** What to do, in one or two sentences: which model for which work, and what is still open. */
export function headline(comparison: Comparison, t: ComparisonText, language = 'en'): string {
  const parts = partScopes(comparison);
  const uses = usesOf(comparison);
  const open = parts.filter((scope) => scope.recommendation.name === null).map((scope) => scopeWords(scope.scope, t));
  if (uses.size === 0) return withoutUse(comparison, t);
  const phrases = [...uses].map(([name, scopes], at) => {
    const work = listed(
      scopes.map((scope) => scopeWords(scope, t)),
      language,
    );
    return at === 0 ? t('useFor', { name, work }) : t('andFor', { name, work });
  });
  const first = t('sentence', { words: phrases.join(', ') });
  return open.length === 0
    ? first
    : `${first} ${capital(t('stillOpen', { n: open.length, work: listed(open, language) }))}`;
}

/** Models that are recommended, each with its kinds of work, in the order of the scopes. */
function usesOf(comparison: Comparison): Map<string, string[]> {
  const uses = new Map<string, string[]>();
  for (const { scope, recommendation } of partScopes(comparison)) {
    if (recommendation.name !== null) uses.set(recommendation.name, [...(uses.get(recommendation.name) ?? []), scope]);
  }
  return uses;
}

function withoutUse(comparison: Comparison, t: ComparisonText): string {
  const overall = overallScope(comparison);
  if (!overall || overall.tasks === 0) return t('nothingInCommon');
  const name = overall.recommendation.name;
  return name === null ? t('noRecommendationYet') : t('useOverall', { name });
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
