import { fromWinner } from './pair-words';
import type { Pick } from './pick';
import { pairOf, type RecommendationFacts } from './standing';
import { forScope, gigabytes, listedFirst, percent, points, signedPoints, tasksInWords, timesFaster } from './words';
import { EQUAL_WITHIN } from './thresholds';

/** Of many models so many are named; the others are counted. */
const NAMED = 3;

const accuracy = (facts: RecommendationFacts, name: string): number =>
  facts.entries.find((entry) => entry.name === name)?.accuracy.value ?? 0;

/** "40 tasks × 5": common tasks and the usual number of tries. */
function size(facts: RecommendationFacts, name: string): string {
  const figure = facts.entries.find((entry) => entry.name === name)?.accuracy;
  const tries = figure && figure.n > 0 ? Math.round(figure.trials / figure.n) : 1;
  return `${tasksInWords(facts.tasks)} × ${tries}`;
}

function sizeOf(facts: RecommendationFacts, name: string): string | null {
  const bytes = facts.columns.find((column) => column.name === name)?.sizeBytes ?? null;
  return bytes === null ? null : gigabytes(bytes);
}

/** "2.1× faster (1.9–2.3)" or "smaller (4.9 GB against 9.3 GB)"; null where accuracy alone decided. */
function advantage(facts: RecommendationFacts, { name, because, than, ratio }: Pick): string | null {
  if (because === 'speed' && ratio?.value) return timesFaster(ratio.value, ratio.low, ratio.high);
  const [own, other] = [sizeOf(facts, name), than === null ? null : sizeOf(facts, than)];
  return because === 'memory' && own && other ? `smaller (${own} against ${other})` : null;
}

/** "+14 points over B (6–22)". */
function lead(facts: RecommendationFacts, winner: string, loser: string): string {
  const pair = pairOf(facts.pairs, winner, loser);
  if (!pair) return '';
  const { gain, range } = fromWinner(pair);
  return `${signedPoints(gain)} over ${loser}${range === null ? '' : ` (${range})`}`;
}

/** "A is better for reasoning: +14 points over B (6–22), 40 tasks × 5." and with whom it is tied. */
export function betterReason(
  facts: RecommendationFacts,
  pick: Pick,
  beaten: readonly string[],
  tied: readonly string[],
): string {
  const byAccuracy = (names: readonly string[]): string[] =>
    names.toSorted((x, y) => accuracy(facts, y) - accuracy(facts, x));
  const nearest = byAccuracy(beaten)[0] ?? '';
  const rest = beaten.length - 1;
  const others =
    rest > 0 ? `, and better than ${listedFirst(byAccuracy(beaten.filter((name) => name !== nearest)), NAMED)}` : '';
  const first = `${pick.name} is better ${forScope(facts.scope)}: ${lead(facts, pick.name, nearest)}${others}, ${size(facts, pick.name)}.`;
  if (tied.length === 0) return first;
  const figures = byAccuracy(tied).map((name) => `${name} (${percent(accuracy(facts, name))})`);
  const names = listedFirst(figures, NAMED);
  const why = advantage(facts, pick);
  const among = why === null ? '' : tied.length === 1 ? `, and ${why}` : `; ${why} than ${pick.than ?? ''}`;
  return `${first} Tied with ${names}${among}.`;
}

/** "Use B for reasoning. A and B are practically equal (72 % vs 71 %, within 5 points) and B is 2.1× faster (1.9–2.3)." */
export function equalReason(facts: RecommendationFacts, pick: Pick, equals: readonly string[]): string {
  const all = [...equals, pick.name].toSorted((x, y) => accuracy(facts, y) - accuracy(facts, x));
  const shares =
    all.length > NAMED + 1
      ? `${percent(accuracy(facts, all[0] ?? ''))} to ${percent(accuracy(facts, all.at(-1) ?? ''))}`
      : all.map((name) => percent(accuracy(facts, name))).join(' vs ');
  const why = advantage(facts, pick);
  const against = why !== null && equals.length > 1 ? ` than ${pick.than ?? ''}` : '';
  const gain = why === null ? '' : ` and ${pick.name} is ${why}${against}`;
  return `Use ${pick.name} ${forScope(facts.scope)}. ${listedFirst(all, NAMED)} are practically equal (${shares}, within ${points(EQUAL_WITHIN)})${gain}.`;
}

/** "A did better on these 8 tasks: +50 points over B (…); 6 wins, 2 ties, 0 losses." */
export function betterHereReason(facts: RecommendationFacts, leader: string, loser: string): string {
  const pair = pairOf(facts.pairs, leader, loser);
  const [wins, losses] = pair?.a === leader ? [pair.wins, pair.losses] : [pair?.losses ?? 0, pair?.wins ?? 0];
  const counts = `${wins} wins, ${pair?.ties ?? 0} ties, ${losses} losses`;
  return `${leader} did better on these ${tasksInWords(facts.tasks)}: ${lead(facts, leader, loser)}; ${counts}.`;
}

/** "Cannot tell A from C for planning: +6 points, could be −9 to +21." */
export function openReason(facts: RecommendationFacts, leader: string, other: string): string {
  const { difference, wins, ties, losses } = facts.figures(leader, other);
  const { gain, range } = fromWinner({ a: leader, b: other, difference, wins, ties, losses, verdict: 'cannot_tell' });
  const could = range === null ? '' : `, could be ${range}`;
  return `Cannot tell ${leader} from ${other} ${forScope(facts.scope)}: ${signedPoints(gain)}${could}.`;
}
