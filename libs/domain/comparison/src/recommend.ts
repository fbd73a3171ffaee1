import type { Recommendation } from '@assay/contracts';

import { couldBeBetter, joined, leftOut, missingCouldMatter, noneSolves, whatWouldSettle } from './doubt';
import { type Pick, pickFrom } from './pick';
import { betterHereReason, betterReason, equalReason, openReason } from './recommendation-words';
import { eligibleEntries, isBehindUntested, namesWith, type RecommendationFacts } from './standing';
import { ENOUGH_TASKS } from './thresholds';
import { tasksInWords } from './words';

/** From so many tasks on, "too few" is no longer what keeps a result from being general. */
const MANY_TASKS = 20;

const none = (reason: string, doubt: string | null = null): Recommendation => ({
  name: null,
  tiedWith: [],
  verdict: null,
  reason,
  doubt,
});

/** Why nothing can be recommended before anything is weighed; null where something can. */
function tooLittle(facts: RecommendationFacts, eligible: readonly string[]): Recommendation | null {
  const scored = facts.entries.some((entry) => entry.coverage.scored > 0);
  if (!scored) return none('No results yet.');
  if (facts.entries.length < 2) return none('Only one model: there is nothing to compare it with.');
  if (facts.tasks === 0) return none('No task has a score from every model.', leftOut(facts, eligible));
  if (facts.tasks < ENOUGH_TASKS) {
    return none(`Only ${tasksInWords(facts.tasks)} in common: too few for a recommendation.`, leftOut(facts, eligible));
  }
  return eligible.length < 2
    ? none('Fewer than two models have enough scored answers to compare.', leftOut(facts, eligible))
    : null;
}

/** Somebody is beaten on tasks like these: the fastest or smallest of those who are not, and did beat or equal. */
function amongUnbeaten(
  facts: RecommendationFacts,
  eligible: readonly string[],
  unbeaten: readonly string[],
): Recommendation {
  const winners = unbeaten.filter((name) => namesWith(facts, name, eligible, 'better').length > 0);
  const leader = winners[0] ?? '';
  const rivals = unbeaten.filter(
    (name) =>
      name !== leader &&
      namesWith(facts, name, unbeaten, 'worse_here').length === 0 &&
      !isBehindUntested(facts, name, leader),
  );
  const pick = pickFrom(
    facts,
    leader,
    rivals.filter((name) => winners.includes(name)),
  );
  const tied = [leader, ...rivals].filter((name) => name !== pick.name);
  const beaten = namesWith(facts, pick.name, eligible, 'better');
  return {
    name: pick.name,
    tiedWith: tied,
    verdict: 'better',
    reason: betterReason(facts, pick, beaten, tied),
    doubt: joined([
      couldBeBetter(facts, pick.name, tied),
      missingCouldMatter(
        facts,
        pick.name,
        eligible.filter((name) => name !== pick.name),
      ),
      leftOut(facts, eligible),
    ]),
  };
}

/** Nobody is beaten, some are practically equal to the leader: the fastest or smallest of them. */
function amongEquals(
  facts: RecommendationFacts,
  eligible: readonly string[],
  leader: string,
  equals: readonly string[],
): Recommendation {
  const pick: Pick = pickFrom(facts, leader, equals);
  const tied = [leader, ...equals].filter((name) => name !== pick.name);
  const rest = eligible.filter((name) => name !== pick.name && !tied.includes(name));
  return {
    name: pick.name,
    tiedWith: tied,
    verdict: 'equal',
    reason: equalReason(facts, pick, tied),
    doubt: joined([noneSolves(facts, eligible), couldBeBetter(facts, pick.name, rest), leftOut(facts, eligible)]),
  };
}

/** The only one that did better on these tasks, though not surely elsewhere. */
function onlyHere(
  facts: RecommendationFacts,
  eligible: readonly string[],
  leader: string,
  losers: readonly string[],
): Recommendation {
  const tooFew = facts.tasks < MANY_TASKS;
  const elsewhere = tooFew
    ? `${tasksInWords(facts.tasks)} are too few to expect it elsewhere.`
    : 'On other tasks of this kind it is not sure.';
  const tied = eligible.filter(
    (name) => name !== leader && !losers.includes(name) && !isBehindUntested(facts, name, leader),
  );
  return {
    name: leader,
    tiedWith: tied,
    verdict: 'better_here',
    reason: betterHereReason(facts, leader, losers[0] ?? ''),
    doubt: joined([elsewhere, couldBeBetter(facts, leader, tied), leftOut(facts, eligible)]),
  };
}

function open(facts: RecommendationFacts, eligible: readonly string[]): Recommendation {
  const [leader = '', second = ''] = eligible;
  return {
    name: null,
    tiedWith: eligible,
    verdict: 'cannot_tell',
    reason: openReason(facts, leader, second),
    doubt: joined([whatWouldSettle(facts, leader, second), leftOut(facts, eligible)]),
  };
}

/**
 * Which column to use in a scope, why, and what speaks against it. Better than somebody first; then equal to the leader; then better
 * on these tasks only, where just one is; else none. Within a tied group the fastest, where that is certain, else the smallest.
 */
export function recommend(facts: RecommendationFacts): Recommendation {
  const eligible = eligibleEntries(facts).map((entry) => entry.name);
  const early = tooLittle(facts, eligible);
  if (early) return early;
  const unbeaten = eligible.filter((name) => namesWith(facts, name, eligible, 'worse').length === 0);
  if (unbeaten.length < eligible.length) return amongUnbeaten(facts, eligible, unbeaten);
  const leader = eligible[0] ?? '';
  const equals = namesWith(facts, leader, eligible, 'equal');
  if (equals.length > 0) return amongEquals(facts, eligible, leader, equals);
  const aheadHere = eligible.filter((name) => namesWith(facts, name, eligible, 'better_here').length > 0);
  const losers = namesWith(facts, leader, eligible, 'better_here');
  return aheadHere.length === 1 && aheadHere[0] === leader
    ? onlyHere(facts, eligible, leader, losers)
    : open(facts, eligible);
}
