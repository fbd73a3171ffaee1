import type { ComparisonPair, ComparisonScope } from '@assay/contracts';
import { formatPoints, sideOfVerdict, type MarkedVerdict } from '@assay/web/ui';
import type { ComparisonText } from './words';

/** How one model stands against the baseline: everything seen from that model. */
export interface Standing {
  readonly pair: ComparisonPair;
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly wins: number;
  readonly ties: number;
  readonly losses: number;
  readonly side: MarkedVerdict;
}

/** The pair of two models seen from the first, whichever way the API wrote it; null where it was not asked. */
export function standing(scope: ComparisonScope, name: string, baseline: string): Standing | null {
  const pair = scope.pairs.find(
    (one) => (one.a === name && one.b === baseline) || (one.a === baseline && one.b === name),
  );
  if (!pair) return null;
  const { value, low, high } = pair.difference;
  const same = pair.a === name;
  const turned = (one: number | null): number | null => (one === null ? null : -one || 0);
  const difference = same ? { value, low, high } : { value: turned(value), low: turned(high), high: turned(low) };
  return {
    pair,
    ...difference,
    wins: same ? pair.wins : pair.losses,
    ties: pair.ties,
    losses: same ? pair.losses : pair.wins,
    side: sideOfVerdict(pair.verdict, difference.value),
  };
}

/** The difference seen from the model if all answers without a score went against it, and for it; null where they cannot turn its sign. */
export function turnedByMissing({ pair }: Standing, name: string): readonly [number, number] | null {
  if (pair.dependsOnMissing !== true || pair.worstCase === undefined) return null;
  const [low, high] = pair.worstCase;
  return pair.a === name ? [low, high] : [-high || 0, -low || 0];
}

/** The verdict's word, the same in sentence, table and plot. */
export function verdictWord(side: MarkedVerdict, t: ComparisonText): string {
  return t(`verdict_${side}`);
}

/** Green and red only for a difference that is real. */
export function verdictTone(side: MarkedVerdict): 'better' | 'worse' | 'unclear' {
  if (side === 'better' || side === 'better_here') return 'better';
  return side === 'worse' || side === 'worse_here' ? 'worse' : 'unclear';
}

/** "+33 better". */
export function standingWords(standing: Standing, t: ComparisonText, language = 'en'): string {
  return `${formatPoints(standing.value, language)} ${verdictWord(standing.side, t)}`;
}
