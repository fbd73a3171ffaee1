import {
  ITEM_KINDS,
  type ItemFinding,
  type ItemKind,
  type Comparison,
  type ComparisonEntry,
  type ComparisonPair,
  type ComparisonScope,
  type Verdict,
} from '@assay/contracts';

const VERDICT_WORDS: Readonly<Record<Verdict, string>> = {
  better: 'better on tasks like these',
  better_here: 'better on these tasks',
  equal: 'practically equal',
  cannot_tell: 'cannot tell yet',
};

/** More pairs than this are summed up per model; the file of --out has all of them. */
const MOST_PAIRS = 60;

/** What is told of a comparison. */
export type ToldComparison = Pick<Comparison, 'scopes' | 'family' | 'notes' | 'items'>;

/** The comparison as text: per scope the figures, the verdict of each pair, the recommendation. */
export function describeComparison(comparison: ToldComparison): string {
  const notes = comparison.notes.map((note) => `Note: ${note}`);
  return [
    ...comparison.scopes.map(describeScope),
    ...describeItems(comparison.items ?? []),
    comparison.family,
    ...notes,
    '',
  ].join('\n');
}

const ITEM_WORDS: Readonly<Record<ItemKind, string>> = {
  everyone_passes: 'every model passes (tells them not apart)',
  no_one_passes: 'no model passes (tells them not apart)',
  suspicious: 'suspicious: the weak pass, the strong fail (look at the reference)',
  flaky: 'flaky: tries of one model disagree',
};
const SHOWN_ITEMS = 8;

/** Tasks by what was found of them, a few of each. */
function describeItems(items: readonly ItemFinding[]): string[] {
  const lines = ITEM_KINDS.flatMap((kind) => {
    const keys = items.filter(({ kinds }) => kinds.includes(kind)).map(({ key }) => key);
    if (keys.length === 0) return [];
    const more = keys.length > SHOWN_ITEMS ? ` and ${grouped(keys.length - SHOWN_ITEMS)} more` : '';
    return [`  ${grouped(keys.length)} ${ITEM_WORDS[kind]}: ${keys.slice(0, SHOWN_ITEMS).join(', ')}${more}`];
  });
  return lines.length === 0 ? [] : ['Tasks', ...lines, ''];
}

function describeScope(scope: ComparisonScope): string {
  const all = scope.tasks + scope.dropped;
  const common =
    scope.dropped === 0
      ? `${grouped(scope.tasks)} common ${scope.tasks === 1 ? 'task' : 'tasks'}`
      : `${grouped(scope.tasks)} common of ${grouped(all)} tasks, ${grouped(scope.dropped)} left out`;
  const width = Math.min(48, Math.max(28, ...scope.entries.map((entry) => entry.name.length)));
  return [
    `${scope.scope} (${common})`,
    ...byAccuracy(scope).map((entry) => `  ${entry.name.padEnd(width)} ${describeEntry(entry)}`),
    ...(scope.pairs.length > MOST_PAIRS
      ? describeMany(scope, width)
      : scope.pairs.map((pair) => `  ${describePair(pair)}`)),
    `  → ${scope.recommendation.reason}${scope.recommendation.doubt === null ? '' : ` ${scope.recommendation.doubt}`}`,
    '',
  ].join('\n');
}

/** The best first where there are many; a few stay in the order that was asked. */
function byAccuracy({ entries }: ComparisonScope): readonly ComparisonEntry[] {
  if (entries.length <= 10) return entries;
  return entries.toSorted((a, b) => (b.accuracy.value ?? -1) - (a.accuracy.value ?? -1));
}

function describeEntry({ accuracy, speed, rank, coverage }: ComparisonEntry): string {
  const { value, low, high, n } = accuracy;
  const score =
    value === null ? 'no score' : `${percent(value)} % (${percent(low)}–${percent(high)}), n = ${grouped(n)}`;
  const place = `rank ${rank[0] === rank[1] ? rank[0] : `${rank[0]}–${rank[1]}`}`;
  const open = coverage.planned - coverage.scored;
  const missing = open > 0 ? `  ${grouped(open)} of ${grouped(coverage.planned)} without a score` : '';
  const time = speed.medianMs === null ? '' : `  ${(speed.medianMs / 1_000).toPrecision(2)} s an answer`;
  return `${score.padEnd(26)}  ${place.padEnd(10)}${time}${missing}`.trimEnd();
}

/** How every model stands against the others, in one line each, and the counts. */
function describeMany(scope: ComparisonScope, width: number): string[] {
  const count = (verdict: Verdict): number => scope.pairs.filter((pair) => pair.verdict === verdict).length;
  const sums = `  ${grouped(scope.pairs.length)} pairs: ${count('better')} better, ${count('better_here')} better here, ${count('equal')} equal, ${count('cannot_tell')} cannot tell. All of them: --out FILE.json; some of them: --models or --baseline.`;
  return [sums, ...byAccuracy(scope).map(({ name }) => `  ${name.padEnd(width)} ${standing(scope, name)}`)];
}

function standing({ pairs }: ComparisonScope, name: string): string {
  let [better, worse, open] = [0, 0, 0];
  for (const { a, b, verdict, difference } of pairs) {
    if (a !== name && b !== name) continue;
    if (verdict !== 'better') open += 1;
    else if ((difference.value ?? 0) > 0 === (a === name)) better += 1;
    else worse += 1;
  }
  return `better than ${better}, worse than ${worse}, not told apart from ${open}`;
}

function describePair(pair: ComparisonPair): string {
  const { a, b, difference, verdict, reason, tasksNeeded } = pair;
  if (difference.value === null) return `${a} and ${b}: ${VERDICT_WORDS[verdict]}`;
  const points = `${signed(difference.value)} points (${signed(difference.low)} to ${signed(difference.high)})`;
  const more = verdict === 'cannot_tell' && tasksNeeded != null ? `; about ${tasksNeeded} tasks would settle it` : '';
  const [winner, loser] = difference.value < 0 ? [b, a] : [a, b];
  const who =
    verdict === 'better' || verdict === 'better_here'
      ? `${winner} is ${VERDICT_WORDS[verdict]} than ${loser}`
      : `${a} and ${b}: ${reason === 'same_model' ? 'one model, another result by server' : VERDICT_WORDS[verdict]}`;
  return `${who}: ${points}${more}${details(pair)}`;
}

/** The tasks of the pair where they are its own, and McNemar's counts. */
function details({ a, b, shared, mcnemar }: ComparisonPair): string {
  const parts = [
    ...(shared === undefined
      ? []
      : [
          `${grouped(shared.tasks)} shared tasks${shared.dropped === 0 ? '' : ` of ${grouped(shared.tasks + shared.dropped)}`}`,
        ]),
    ...(mcnemar === undefined
      ? []
      : [`${a} alone right ${mcnemar.aOnly}, ${b} alone ${mcnemar.bOnly}, McNemar p = ${pValue(mcnemar.pExact)}`]),
  ];
  return parts.length === 0 ? '' : ` [${parts.join('; ')}]`;
}

/** A p-value with two digits, small ones as a power. */
export function pValue(p: number | null): string {
  if (p === null) return '–';
  return p >= 0.001 ? p.toFixed(3) : p.toExponential(1);
}

/** 12032 → "12,032". */
export function grouped(count: number): string {
  return count.toLocaleString('en-US');
}

function percent(share: number | null): string {
  return share === null ? '?' : String(Math.round(share * 100));
}

function signed(share: number | null): string {
  if (share === null) return '?';
  const points = Math.round(share * 1_000) / 10;
  return points > 0 ? `+${points}` : String(points);
}
