import type { ComparisonPair, ComparisonScope, Verdict } from '@assay/contracts';
import { apparentContradiction, ENOUGH_COVERAGE, limitOfDiffering, pInWords } from '@assay/domain/comparison';
import { grouped, points, signed } from './numbers';

const VERDICT_WORDS: Readonly<Record<Verdict, string>> = {
  better: 'better on tasks like these',
  better_here: 'better on these tasks',
  equal: 'practically equal',
  cannot_tell: 'cannot tell yet',
};

/** The pair as seen from its winner, in the order asked where there is none, and what the verdict rests on. */
export function describePair(pair: ComparisonPair, scope: ComparisonScope): string {
  const { a, b, verdict, reason } = pair;
  const wins = verdict === 'better' || verdict === 'better_here';
  const turned = wins && (pair.difference.value ?? 0) < 0;
  const [first, second] = turned ? [b, a] : [a, b];
  const said = reason === 'same_model' ? 'one model, another result by server' : VERDICT_WORDS[verdict];
  const head = wins ? `${first} is ${said} than ${second}` : `${first} and ${second}: ${said}`;
  const why = [
    differenceIn(pair, turned),
    verdict === 'cannot_tell' ? whyOpen(pair, scope) : null,
    limitOfDiffering(pair, scope.pairs.length) ?? apparentContradiction(pair, scope.pairs.length),
    pair.dependsOnMissing === true ? worstCaseOf(pair, turned) : null,
  ].filter((part) => part !== null);
  return `${head}${why.length === 0 ? '' : `: ${why.join('; ')}`}${details(pair)}`;
}

/** "+6.8 points (+5.2 to +8.5)". */
function differenceIn({ difference: { value, low, high } }: ComparisonPair, turned: boolean): string | null {
  if (value === null) return null;
  const said = points(turned ? -value : value);
  if (low === null || high === null) return `${said} (one task: no range can be given)`;
  const [from, to] = turned ? [-high, -low] : [low, high];
  return `${said} (${signed(from)} to ${signed(to)})`;
}

function worstCaseOf({ worstCase }: ComparisonPair, turned: boolean): string | null {
  if (worstCase === undefined) return null;
  const [low, high] = turned ? [-worstCase[1], -worstCase[0]] : worstCase;
  return `depends on the missing answers (${signed(low)} to ${signed(high)} by what they are)`;
}

/** Why a pair cannot be told yet, and what to do next. */
function whyOpen({ a, b, reason, tasksNeeded, pValue }: ComparisonPair, scope: ComparisonScope): string | null {
  const needed =
    tasksNeeded === undefined || tasksNeeded === null
      ? 'no sensible number of tasks would settle it'
      : `about ${grouped(tasksNeeded)} tasks in all would settle it`;
  switch (reason) {
    case undefined:
      return null;
    case 'no_common_tasks':
      return 'no task has a score from both';
    case 'incomplete':
      return `${short([a, b], scope)}; under 90 % nothing is claimed, so have these scored first`;
    case 'too_few_tasks':
      return `the tasks are too few for any verdict; ${needed}`;
    case 'not_significant':
      return `${pValue.general === null ? 'no test was possible' : `chance alone does this often, ${pInWords(pValue.general)}`}; ${needed}`;
    case 'same_model':
      return 'so the servers differ, not the model: compare their versions and options';
    default:
      return reason satisfies never;
  }
}

/** "m has a score for 1,148 of 1,319 answers", of those that have too few. */
function short(names: readonly string[], { entries }: ComparisonScope): string {
  return entries
    .filter(({ name, coverage: { value } }) => names.includes(name) && (value ?? 0) < ENOUGH_COVERAGE)
    .map(
      ({ name, coverage }) =>
        `${name} has a score for ${grouped(coverage.scored)} of ${grouped(coverage.planned)} answers`,
    )
    .join(', ');
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
      : [
          `${a} alone right ${mcnemar.aOnly}, ${b} alone ${mcnemar.bOnly}, McNemar ${mcnemar.pExact === null ? 'p = –' : pInWords(mcnemar.pExact)}`,
        ]),
  ];
  return parts.length === 0 ? '' : ` [${parts.join('; ')}]`;
}
