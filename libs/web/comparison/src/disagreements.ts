import type { Comparison, ComparisonScope } from '@assay/contracts';
import { formatNumber } from '@assay/web/ui';
import { standing, type Standing } from './against-baseline';
import { scopeTitle, type ComparisonText } from './words';

const ALPHA = 0.05;
const SMALLEST_P = 0.001;

/**
 * Why the line of one model's difference and its verdict seem to say different things: the line misses zero and nothing holds on tasks like
 * these, or it does not miss zero and the exact test holds. Null where they agree. The verdict is right; the sentence says why.
 */
export function disagreement(
  scope: ComparisonScope,
  name: string,
  baseline: string,
  t: ComparisonText,
  language = 'en',
): string | null {
  const found = standing(scope, name, baseline);
  return found === null ? null : reasonOf(scope, found, t, language);
}

/** The same for every model in every scope, one sentence each. */
export function disagreements(
  comparison: Comparison,
  baseline: string,
  t: ComparisonText,
  language = 'en',
): readonly string[] {
  return comparison.scopes.flatMap((scope) =>
    comparison.models.flatMap(({ name }) => {
      const found = standing(scope, name, baseline);
      const why = disagreement(scope, name, baseline, t, language);
      if (found === null || why === null) return [];
      const values = { work: scopeTitle(scope.scope, t), name, word: t(`verdict_${found.side}`), why };
      return [t(missesZero(found) ? 'missesZero' : 'touchesZero', values)];
    }),
  );
}

function missesZero({ low, high }: Standing): boolean {
  return low !== null && high !== null && (low > 0 || high < 0);
}

function reasonOf(scope: ComparisonScope, found: Standing, t: ComparisonText, language: string): string | null {
  const { pair, side } = found;
  const holds = side === 'better' || side === 'worse';
  if (found.low === null || missesZero(found) === holds) return null;
  const p = { raw: pair.pRaw?.general ?? null, corrected: pair.pValue.general };
  const words = { raw: probability(p.raw, language), p: probability(p.corrected, language), n: scope.pairs.length };
  if (holds) return p.corrected === null ? null : t('whyExact', words);
  if (side === 'equal') return t('whyEqual');
  if (pair.reason === 'same_model') return t('whySameModel');
  if (pair.reason === 'incomplete') return t('whyIncomplete');
  if (pair.reason === 'too_few_tasks' || p.corrected === null) return t('whyFew', { n: scope.tasks });
  if (p.raw !== null && p.raw < ALPHA && p.corrected >= ALPHA) return t('whyCorrection', words);
  return p.corrected < ALPHA ? t('whyFew', { n: scope.tasks }) : t('whyExact', words);
}

function probability(p: number | null, language: string): string {
  if (p === null) return '–';
  return p < SMALLEST_P ? `< ${formatNumber(SMALLEST_P, 3, language)}` : `= ${formatNumber(p, 3, language)}`;
}
