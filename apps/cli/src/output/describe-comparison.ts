import {
  ITEM_KINDS,
  type ItemFinding,
  type ItemKind,
  type Comparison,
  type ComparisonEntry,
  type ComparisonScope,
  type Verdict,
} from '@assay/contracts';
import { describePair } from './describe-pair';
import { grouped } from './numbers';

/** More pairs than this are summed up per model; the file of --out has all of them. */
const MOST_PAIRS = 60;

/** A range below this is told with one decimal. */
const NARROW = 0.05;

/** What is told of a comparison. */
export type ToldComparison = Pick<Comparison, 'scopes' | 'family' | 'notes' | 'items' | 'judges'>;

/** The comparison as text: per scope the figures, the verdict of each pair, the recommendation. */
export function describeComparison(comparison: ToldComparison): string {
  const notes = comparison.notes.map((note) => `Note: ${note}`);
  return [
    ...comparison.scopes.map(describeScope),
    ...describeItems(comparison.items ?? []),
    comparison.family,
    ...notes,
    ...(comparison.judges ?? []).map(({ words }) => `Judge: ${words}`),
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

const mostTurnedFirst = (a: ItemFinding, b: ItemFinding): number => (a.discrimination ?? 0) - (b.discrimination ?? 0);

/** Tasks by what was found of them, a few of each; of the suspicious the worst. */
function describeItems(items: readonly ItemFinding[]): string[] {
  const lines = ITEM_KINDS.flatMap((kind) => {
    const found = items.filter(({ kinds }) => kinds.includes(kind));
    const keys = (kind === 'suspicious' ? found.toSorted(mostTurnedFirst) : found).map(({ key }) => key);
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
      : scope.pairs.map((pair) => `  ${describePair(pair, scope)}`)),
    `  → ${scope.recommendation.reason}${scope.recommendation.doubt === null ? '' : ` ${scope.recommendation.doubt}`}`,
    '',
  ].join('\n');
}

/** The best first where there are many; a few stay in the order that was asked. */
function byAccuracy({ entries }: ComparisonScope): readonly ComparisonEntry[] {
  if (entries.length <= 10) return entries;
  return entries.toSorted((a, b) => (b.accuracy.value ?? -1) - (a.accuracy.value ?? -1));
}

function describeEntry({ accuracy, speed, rank, coverage, own, passAtK, passHatK }: ComparisonEntry): string {
  const score = accuracy.value === null ? 'no score' : `${shareIn(accuracy)}, n = ${grouped(accuracy.n)}`;
  const place = `rank ${rank[0] === rank[1] ? rank[0] : `${rank[0]}–${rank[1]}`}`;
  const open = coverage.planned - coverage.scored;
  const missing = open > 0 ? `  ${grouped(open)} of ${grouped(coverage.planned)} without a score` : '';
  const time = speed.medianMs === null ? '' : `  ${(speed.medianMs / 1_000).toPrecision(2)} s an answer`;
  const several = triedOften(passAtK, passHatK);
  const all = own === undefined ? '' : `  all ${grouped(own.n)} of its own: ${shareIn(own)}`;
  return `${score.padEnd(30)}  ${place.padEnd(10)}${several}${time}${missing}${all}`.trimEnd();
}

/** "  in 5 tries: once 78 %, every time 52 %" (pass@5, pass^5); nothing with one try. */
function triedOften(passAtK: ComparisonEntry['passAtK'], passHatK: ComparisonEntry['passHatK']): string {
  const [once, always] = [passAtK?.at(-1), passHatK?.at(-1)];
  if (once === undefined || always === undefined || once.k < 2 || once.value === null || always.value === null)
    return '';
  const share = (value: number): string => `${Math.round(value * 100)} %`;
  return `  pass@${once.k} ${share(once.value)}, pass^${once.k} ${share(always.value)}`;
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

/** Points of a hundred, as fine as the range is narrow: "96 % (94–97)", and "95.4 % (95.1–95.7)" where whole points would all be the same. */
function shareIn({ value, low, high }: ComparisonEntry['accuracy']): string {
  const digits = low !== null && high !== null && high - low < NARROW ? 1 : 0;
  const percent = (share: number | null): string => (share === null ? '?' : (share * 100).toFixed(digits));
  return `${percent(value)} % (${percent(low)}–${percent(high)})`;
}
