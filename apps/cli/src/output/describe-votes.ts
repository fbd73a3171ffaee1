import type {
  Agreement,
  JudgeReport,
  PeopleReport,
  Ranged,
  RaterPair,
  Strength,
  StrengthTable,
  VotesComparison,
} from '@assay/domain/votes';
import { pInWords } from '@assay/domain/comparison';
import { grouped } from './numbers';

/** What pairwise votes say, as text: who is stronger, then what each judge is worth. */
export function describeVotes(file: string, votes: VotesComparison): string {
  const { judges, people, strengths, judgePairs } = votes;
  return [
    `${file}: ${grouped(votes.ballots)} ballots on ${grouped(votes.items)} items, ${votes.models.length} models, ${judges.length} ${judges.length === 1 ? 'judge' : 'judges'}`,
    '',
    ...describeStrengths(
      strengths.from.length === 0
        ? 'Strengths of judges whose votes can be used'
        : `Strengths by the votes of ${strengths.from.join(', ')}`,
      strengths.tables,
    ),
    ...(people === null ? [] : describePeople(people)),
    ...judges.flatMap((judge) => describeJudge(judge, judges.length > 1)),
    ...(judgePairs.length === 0
      ? []
      : ['Judges among themselves', ...judgePairs.map((pair) => `  ${describeRaters(pair)}`), '']),
  ].join('\n');
}

function describeStrengths(title: string, tables: readonly StrengthTable[]): string[] {
  if (tables.length === 0) return [`${title}: no vote to count`, ''];
  return [
    title,
    ...tables.flatMap((table, at) => [
      ...(tables.length > 1 ? [`  group ${at + 1}: no vote connects it with the others`] : []),
      ...table.models.map((model) => `  ${describeStrength(model)}`),
      ...describeInseparable(table),
      ...describeHeadToHead(table),
    ]),
    '',
  ];
}

function describeStrength({ name, theta, low, high, onesided, elo, rank, wins, losses, ties }: Strength): string {
  const place = `rank ${rank[0] === rank[1] ? rank[0] : `${rank[0]}–${rank[1]}`}`;
  const range = describeRange({ low, high, onesided });
  return `${name.padEnd(28)} ${place.padEnd(10)} strength ${theta.toFixed(3)} (${range}), Elo ${Math.round(elo)}, ${count(wins)} won, ${count(losses)} lost, ${count(ties)} tied`;
}

function describeRange({ low, high, onesided }: Pick<Strength, 'low' | 'high' | 'onesided'>): string {
  if (low === null && high === null) return 'no range with one item';
  if (high === null) return `${onesided ?? ''}: ${low?.toFixed(2) ?? ''} or more`;
  if (low === null) return `${onesided ?? ''}: ${high.toFixed(2)} or less`;
  return `${low.toFixed(2)} to ${high.toFixed(2)}`;
}

function describeInseparable({ inseparable }: StrengthTable): string[] {
  if (inseparable.length === 0) return [];
  const shown = inseparable.slice(0, 12).map(([a, b]) => `${a} and ${b}`);
  const more = inseparable.length > shown.length ? ` and ${inseparable.length - shown.length} more pairs` : '';
  return [`  Cannot be told apart: ${shown.join('; ')}${more}.`];
}

const MOST_PAIRS = 10;

/** Win rates of each two models that met; of many models only the strengths are listed. */
function describeHeadToHead({ headToHead }: StrengthTable): string[] {
  if (headToHead.length > MOST_PAIRS) return [];
  return headToHead.map(
    ({ a, b, items, winsA, winsB, ties, winRate, lengthControlled }) =>
      `  ${a} against ${b}: ${count(winsA)} won, ${count(winsB)} lost, ${count(ties)} tied on ${grouped(items)} items, win rate ${share(winRate.value)} (${share(winRate.low)}–${share(winRate.high)})${describeLength(winRate, lengthControlled)}`,
  );
}

/** From here on the raw rate and the one without the effect of length tell different stories. */
const FAR_APART = 0.1;

function describeLength(raw: Ranged, controlled: Ranged | null): string {
  if (controlled === null) return '';
  const warning = Math.abs(raw.value - controlled.value) > FAR_APART ? '; much of the difference is length' : '';
  return `, with equal lengths ${share(controlled.value)} (${share(controlled.low)}–${share(controlled.high)})${warning}`;
}

function describePeople(people: PeopleReport): string[] {
  const { persons, items, undecided, pairs, fleiss } = people;
  return [
    `People: ${persons} ${persons === 1 ? 'person' : 'persons'}, ${grouped(items)} pairs${undecided === 0 ? '' : `, ${grouped(undecided)} without a majority`}`,
    ...pairs.map((pair) => `  ${describeRaters(pair)}`),
    ...(fleiss === null || fleiss.kappa === null
      ? []
      : [`  all together: Fleiss κ ${fleiss.kappa.toFixed(3)} on ${grouped(fleiss.n)} pairs`]),
    ...describeStrengths('  Strengths by people', people.strengths),
  ];
}

function describeJudge(report: JudgeReport, withStrengths: boolean): string[] {
  const { order, people, persons, usability, judge, ballots, missing } = report;
  const { consistency, preference, chosen, pairs } = order;
  return [
    `${judge}: ${grouped(ballots)} ballots${missing === 0 ? '' : `, ${grouped(missing)} without a verdict`}`,
    `  → ${usability.sentence}`,
    consistency === null
      ? '  asked in one order only'
      : `  keeps its verdict when the order is swapped in ${share(consistency.value)} of ${grouped(pairs)} pairs (${share(consistency.low)}–${share(consistency.high)})`,
    ...(chosen.share === null
      ? []
      : [`  names the first shown in ${share(chosen.share)} of ${grouped(chosen.of)} verdicts with a winner`]),
    ...(preference.share === null
      ? []
      : [
          `  where it changes its mind: the first shown in ${preference.first} of ${preference.of} (${share(preference.share)}), exact test ${preference.pValue === null ? 'not possible' : pInWords(preference.pValue)}`,
        ]),
    ...(people === null
      ? []
      : [
          `  with people, as given:    ${describeAgreement(people.asGiven)}`,
          ...(people.swapped.n === 0
            ? []
            : [
                `  with people, swapped:     ${describeAgreement(people.swapped)}`,
                `  with people, both orders: ${describeAgreement(people.bothOrders)}`,
                `  each verdict by itself:   ${share(people.single.share)} of ${grouped(people.single.n)}`,
              ]),
        ]),
    ...persons.map((pair) => `  ${describeRaters(pair)}`),
    ...(withStrengths ? describeStrengths('  Strengths by its votes', report.strengths) : ['']),
  ];
}

function describeAgreement({
  asked,
  n,
  agree,
  share: agreed,
  kappa,
  kappaLow,
  kappaHigh,
  decisive,
}: Agreement): string {
  if (agreed === null) return 'nothing to hold it against';
  const beyond =
    kappa === null
      ? 'κ not defined'
      : `κ ${kappa.toFixed(3)} (${(kappaLow ?? 0).toFixed(2)}–${(kappaHigh ?? 0).toFixed(2)})`;
  const named =
    decisive.n === n
      ? ''
      : `; where people name a winner: ${share(decisive.accuracy)} of ${grouped(decisive.n)}, ties as half ${share(decisive.half)}`;
  const missing =
    asked === n ? '' : ` (${share(agree / asked)} of all ${grouped(asked)} if the missing are held wrong)`;
  return `${share(agreed)} of ${grouped(n)}${missing}, ${beyond}${named}`;
}

function describeRaters({ a, b, n, agreement, kappa }: RaterPair): string {
  return `${a} and ${b}: ${kappa === null ? 'κ not defined' : `κ ${kappa.toFixed(3)}`}, agree in ${share(agreement)} of ${grouped(n)}`;
}

function share(value: number | null): string {
  return value === null ? '–' : `${(value * 100).toFixed(1)} %`;
}

function count(value: number): string {
  return Number.isInteger(value) ? grouped(value) : value.toFixed(1);
}
