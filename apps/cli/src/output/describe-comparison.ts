import type { Comparison, ComparisonEntry, ComparisonPair, ComparisonScope, Verdict } from '@assay/contracts';

const VERDICT_WORDS: Readonly<Record<Verdict, string>> = {
  better: 'better on tasks like these',
  better_here: 'better on these tasks',
  equal: 'practically equal',
  cannot_tell: 'cannot tell yet',
};

/** The comparison as text: per scope the figures, the verdict of each pair, the recommendation. */
export function describeComparison(comparison: Comparison): string {
  const notes = comparison.notes.map((note) => `Note: ${note}`);
  return [...comparison.scopes.map(describeScope), comparison.family, ...notes, ''].join('\n');
}

function describeScope(scope: ComparisonScope): string {
  const dropped = scope.dropped === 0 ? '' : `, ${scope.dropped} left out`;
  return [
    `${scope.scope} (${scope.tasks} common ${scope.tasks === 1 ? 'task' : 'tasks'}${dropped})`,
    ...scope.entries.map((entry) => `  ${entry.name.padEnd(28)} ${describeEntry(entry)}`),
    ...scope.pairs.map((pair) => `  ${describePair(pair)}`),
    `  → ${scope.recommendation.reason}${scope.recommendation.doubt === null ? '' : ` ${scope.recommendation.doubt}`}`,
    '',
  ].join('\n');
}

function describeEntry({ accuracy, speed }: ComparisonEntry): string {
  const { value, low, high, n } = accuracy;
  const score = value === null ? 'no score' : `${percent(value)} % (${percent(low)}–${percent(high)}), n = ${n}`;
  return speed.medianMs === null
    ? score
    : `${score.padEnd(24)}  ${(speed.medianMs / 1_000).toPrecision(2)} s an answer`;
}

function describePair({ a, b, difference, verdict, tasksNeeded }: ComparisonPair): string {
  if (difference.value === null) return `${a} and ${b}: ${VERDICT_WORDS[verdict]}`;
  const points = `${signed(difference.value)} points (${signed(difference.low)} to ${signed(difference.high)})`;
  const more = verdict === 'cannot_tell' && tasksNeeded != null ? `; about ${tasksNeeded} tasks would settle it` : '';
  const [winner, loser] = difference.value < 0 ? [b, a] : [a, b];
  const who =
    verdict === 'better' || verdict === 'better_here'
      ? `${winner} is ${VERDICT_WORDS[verdict]} than ${loser}`
      : `${a} and ${b}: ${VERDICT_WORDS[verdict]}`;
  return `${who}: ${points}${more}`;
}

function percent(share: number | null): string {
  return share === null ? '?' : String(Math.round(share * 100));
}

function signed(share: number | null): string {
  if (share === null) return '?';
  const points = Math.round(share * 100);
  return points > 0 ? `+${points}` : String(points);
}
