import type { ComparisonEntry } from '@assay/contracts';

import { moreTasks } from './pair-words';
import { triesToSettle } from './required-tasks';
import { namesJudgedByFamily, pairOf, type RecommendationFacts } from './standing';
import { listed, percent, points, triesInWords } from './words';

const MOST_TRIES = 50;

const entryOf = (facts: RecommendationFacts, name: string): ComparisonEntry | undefined =>
  facts.entries.find((entry) => entry.name === name);

/** "B could be up to 16 points better. About 55 more tasks would settle it." Null where nobody could be ahead by a point. */
export function couldBeBetter(facts: RecommendationFacts, pick: string, others: readonly string[]): string | null {
  const [ahead] = others
    .map((name) => ({ name, most: facts.figures(name, pick).difference.high ?? 0 }))
    .toSorted((a, b) => b.most - a.most);
  if (!ahead || ahead.most < 0.005) return null;
  const pair = pairOf(facts.pairs, pick, ahead.name);
  const more = pair?.verdict === 'cannot_tell' ? moreTasks(pair) : null;
  return `${ahead.name} could be up to ${points(ahead.most)} better.${more === null ? '' : ` ${more}`}`;
}

/** Below this accuracy a model is of no use for the work, whatever it is compared with. */
const USELESS = 0.05;

/** "None of them solves more than 1 % here." Null where the best of them is of some use. */
export function noneSolves(facts: RecommendationFacts, names: readonly string[]): string | null {
  const best = Math.max(0, ...names.map((name) => entryOf(facts, name)?.accuracy.value ?? 0));
  return best >= USELESS ? null : `None of them solves more than ${percent(best)} here: do not rely on any.`;
}

/** What would settle an open pair: tasks, or tries, or the news that tries will not help. */
export function whatWouldSettle(facts: RecommendationFacts, x: string, y: string): string | null {
  const pair = pairOf(facts.pairs, x, y);
  if (pair?.reason !== 'not_significant' && pair?.reason !== 'too_few_tasks') return null;
  const tasks = moreTasks(pair);
  const { spread, noise } = facts.figures(x, y);
  if (tasks === null || noise === null || pair.reason === 'too_few_tasks') return tasks;
  const tries = triesToSettle(spread, noise, facts.pairs.length);
  if (tries === null) return `${tasks} More tries will not help; the tasks differ too much.`;
  return tries > MOST_TRIES ? tasks : tasks.replace(' would', `, or ${triesInWords(tries)} each, would`);
}

/** "7 of 120 answers are missing. The order could change." Null where nothing that is missing can reverse pick and another. */
export function missingCouldMatter(facts: RecommendationFacts, pick: string, others: readonly string[]): string | null {
  const low = entryOf(facts, pick)?.bounds?.[0] ?? 1;
  const rivals = others.filter((name) => (entryOf(facts, name)?.bounds?.[1] ?? 0) > low);
  const involved = [pick, ...rivals].flatMap((name) => entryOf(facts, name)?.coverage ?? []);
  const open = involved.reduce((total, { planned, scored }) => total + Math.max(0, planned - scored), 0);
  if (rivals.length === 0 || open === 0) return null;
  const planned = involved.reduce((total, coverage) => total + coverage.planned, 0);
  return `${open} of ${planned} answers have no score. The order could change.`;
}

/** Why columns stand outside: "C is left out: only 62 % of its answers have a score." */
export function leftOut(facts: RecommendationFacts, eligible: readonly string[]): string | null {
  const outside = facts.entries.filter((entry) => !eligible.includes(entry.name));
  const byFamily = namesJudgedByFamily(facts);
  const judged = outside.filter(({ name }) => byFamily.has(name));
  const short = outside.filter((entry) => !judged.includes(entry));
  const sentences = short.map(({ name, coverage }) =>
    coverage.value === null
      ? `${name} is left out: it has no answers here.`
      : `${name} is left out: only ${percent(coverage.value)} of its answers have a score.`,
  );
  if (judged.length > 0) {
    const names = listed(judged.map((entry) => entry.name));
    sentences.push(`${names} ${judged.length === 1 ? 'is' : 'are'} left out: judged only by the same model family.`);
  }
  return sentences.length === 0 ? null : sentences.join(' ');
}

/** The sentences that are there, as one text; null without any. */
export function joined(sentences: readonly (string | null)[]): string | null {
  const said = sentences.filter((sentence) => sentence !== null);
  return said.length === 0 ? null : said.join(' ');
}
