import {
  bradleyTerry,
  holm,
  type Match,
  normalCdf,
  quantiles,
  sampleVariance,
  seededRandom,
} from '@assay/domain/statistics';

import { BallotBox, type ItemMatch } from './ballot-box';
import { islandsOf } from './islands';
import type { Ranged } from './ranged';
import { type HeadToHead, winRates } from './win-rates';

/** A model and how strong it is. */
export interface Strength {
  readonly name: string;
  /** Natural-log strength, mean 0 within its table, with a small prior (ridge 0.1) that keeps the undefeated finite. */
  readonly theta: number;
  /** 95 % bootstrap over items; null below two items, above for a model that is undefeated, and below for one that won nothing. */
  readonly low: number | null;
  readonly high: number | null;
  /** Every vote on it is a win, or every one a loss: plain maximum likelihood has no end on that side. */
  readonly onesided: 'undefeated' | 'winless' | null;
  /** 1500 + 400 / ln 10 × θ. */
  readonly elo: number;
  readonly eloLow: number | null;
  readonly eloHigh: number | null;
  /** θ of plain maximum likelihood; null where it is infinite (undefeated, or beaten always). */
  readonly mle: number | null;
  readonly wins: number;
  readonly losses: number;
  readonly ties: number;
  /** Best and worst rank that the votes allow: models that cannot be told apart share them. */
  readonly rank: readonly [number, number];
}

/** Models that votes connect, the strongest first. */
export interface StrengthTable {
  readonly models: readonly Strength[];
  /** Pairs that the votes do not tell apart. */
  readonly inseparable: readonly (readonly [string, string])[];
  /** Every two models, in alphabetical order. */
  readonly differences: readonly StrengthDifference[];
  /** Pairs of models that votes compare directly. */
  readonly headToHead: readonly HeadToHead[];
  readonly items: number;
  readonly votes: number;
}

/** How far two models are apart. */
export interface StrengthDifference {
  readonly a: string;
  readonly b: string;
  /** θ of a − θ of b, with the bootstrap's 95 % interval; null below two items. */
  readonly difference: Ranged | null;
  readonly pValue: number | null;
  /** After Holm over all pairs of the table. */
  readonly pAdjusted: number | null;
  readonly apart: boolean;
}

const RIDGE = 0.1;
const ELO = 400 / Math.LN10;
const ALPHA = 0.05;
/** Resamples: a thousand, fewer for many models, whose fit takes longer. */
const resamplesFor = (players: number): number => (players <= 12 ? 1_000 : players <= 40 ? 400 : 200);

function fit(players: readonly string[], matches: readonly Match[], lambda: number): number[] | null {
  const { theta } = bradleyTerry(players, matches, 'half_win', lambda);
  return theta === null ? null : players.map((player) => theta.get(player) ?? 0);
}

/** θ of every player in each resample of whole items. */
function bootstrap(players: readonly string[], box: BallotBox, seed: string): number[][] {
  if (box.size < 2) return [];
  const random = seededRandom(seed);
  return Array.from({ length: resamplesFor(players.length) }, () => fit(players, box.resample(random), RIDGE)).flatMap(
    (theta) => (theta === null ? [] : [theta]),
  );
}

/** Two-sided p of a difference of strengths: normal with the bootstrap's spread; where nothing varies, 2^(1 − items between the two). */
function pairP(difference: number, drawn: readonly number[], items: number): number | null {
  const variance = sampleVariance(drawn);
  if (variance === null) return null;
  if (variance < 1e-18) return difference === 0 ? 1 : Math.min(1, 2 ** (1 - items));
  const tail = normalCdf(-Math.abs(difference) / Math.sqrt(variance));
  return tail === null ? null : Math.min(1, 2 * tail);
}

interface Separation extends Omit<StrengthDifference, 'a' | 'b'> {
  readonly i: number;
  readonly j: number;
}

function ranged(value: number, drawn: readonly number[]): Ranged | null {
  const [low, high] = drawn.length === 0 ? [] : quantiles(drawn, [0.025, 0.975]).quantiles;
  return low === undefined || high === undefined || low === null || high === null ? null : { value, low, high };
}

function separations(
  theta: readonly number[],
  draws: readonly (readonly number[])[],
  meetings: (i: number, j: number) => number,
): Separation[] {
  const places = theta.map((_, place) => place);
  const pairs = places.flatMap((i) => places.slice(i + 1).map((j) => ({ i, j })));
  const seen = pairs.map(({ i, j }) => {
    const value = (theta[i] ?? 0) - (theta[j] ?? 0);
    const drawn = draws.map((draw) => (draw[i] ?? 0) - (draw[j] ?? 0));
    return { difference: ranged(value, drawn), pValue: pairP(value, drawn, meetings(i, j)) };
  });
  const { adjusted } = holm(seen.map(({ pValue }) => pValue));
  return pairs.map((pair, at): Separation => {
    const { difference = null, pValue = null } = seen[at] ?? {};
    const pAdjusted = adjusted[at] ?? null;
    return { ...pair, difference, pValue, pAdjusted, apart: (pAdjusted ?? 1) <= ALPHA };
  });
}

function tableOf(players: readonly string[], matches: readonly ItemMatch[], seed: string): StrengthTable {
  const box = new BallotBox(matches);
  const total = box.total();
  const theta = fit(players, total, RIDGE) ?? players.map(() => 0);
  const mle = fit(players, total, 0);
  const draws = bootstrap(players, box, seed);
  const apart = separations(theta, draws, (i, j) => box.between(players[i] ?? '', players[j] ?? ''));
  const models = players.map((name, place): Strength => {
    const value = theta[place] ?? 0;
    const bounds = quantiles(
      draws.map((draw) => draw[place] ?? 0),
      [0.025, 0.975],
    ).quantiles;
    const record = recordOf(name, total);
    const onesided = onesidedBy(record);
    const [least = null, most = null] = draws.length === 0 ? [] : bounds;
    const low = onesided === 'winless' ? null : least;
    const high = onesided === 'undefeated' ? null : most;
    const elo = (strength: number | null): number | null => (strength === null ? null : 1500 + ELO * strength);
    return {
      ...{ name, theta: value, low, high, onesided, mle: mle?.[place] ?? null, ...record },
      ...{ elo: 1500 + ELO * value, eloLow: elo(low), eloHigh: elo(high) },
      rank: rankOf(place, theta, apart),
    };
  });
  return {
    models: models.toSorted((a, b) => b.theta - a.theta),
    inseparable: apart.filter((pair) => !pair.apart).map(({ i, j }) => [players[i] ?? '', players[j] ?? ''] as const),
    differences: apart.map(({ i, j, ...rest }) => ({ a: players[i] ?? '', b: players[j] ?? '', ...rest })),
    headToHead: winRates(matches),
    items: box.size,
    votes: matches.length,
  };
}

type Tally = Pick<Strength, 'wins' | 'losses' | 'ties'>;

function onesidedBy({ wins, losses, ties }: Tally): Strength['onesided'] {
  if (ties > 0 || (wins > 0 && losses > 0)) return null;
  return wins > 0 ? 'undefeated' : losses > 0 ? 'winless' : null;
}

function recordOf(name: string, total: readonly Match[]): Tally {
  let [wins, losses, ties] = [0, 0, 0];
  for (const match of total) {
    if (match.a !== name && match.b !== name) continue;
    const own = match.a === name;
    wins += own ? match.winsA : match.winsB;
    losses += own ? match.winsB : match.winsA;
    ties += match.ties;
  }
  return { wins, losses, ties };
}

/** Best rank = 1 + models that are surely stronger, worst = all − models that are surely weaker. */
function rankOf(place: number, theta: readonly number[], pairs: readonly Separation[]): readonly [number, number] {
  let [stronger, weaker] = [0, 0];
  for (const { i, j, apart } of pairs) {
    if (!apart || (i !== place && j !== place)) continue;
    const other = i === place ? j : i;
    if ((theta[other] ?? 0) > (theta[place] ?? 0)) stronger += 1;
    else weaker += 1;
  }
  return [1 + stronger, theta.length - weaker];
}

/** Bradley–Terry strengths, one table for each group of models that votes connect. Whole items are resampled; `seed` names the draws. */
export function strengths(matches: readonly ItemMatch[], seed: string): StrengthTable[] {
  return islandsOf(matches).map((players) => {
    const members = new Set(players);
    return tableOf(
      players,
      matches.filter((match) => members.has(match.a)),
      seed,
    );
  });
}
