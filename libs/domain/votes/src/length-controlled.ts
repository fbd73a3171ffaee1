import { quantiles, sampleVariance, seededRandom, type SeededRandom } from '@assay/domain/statistics';

import { grouped } from './grouped';
import type { Ranged } from './ranged';

/** One judged pair: how much of it the first model won (ties ½), and how much longer its answer is. */
export interface LengthVote {
  readonly item: string;
  /** 0–1. */
  readonly won: number;
  /** Characters of the first answer less those of the second. */
  readonly gap: number;
}

/** Fewer judged pairs say too little of what length does. */
export const FEWEST_PAIRS = 100;
const RESAMPLES = 400;
const ROUNDS = 50;
const RIDGE = 1;
/** Strengths beyond this are a win rate of 0 or 1. */
const FARTHEST = 30;
const ENOUGH = 1e-9;

const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));

/** Votes as the fit reads them. */
interface Columns {
  readonly won: Float64Array;
  /** tanh of the standardised gap. */
  readonly shape: Float64Array;
  readonly items: readonly (readonly number[])[];
}

function columnsOf(votes: readonly LengthVote[], sd: number): Columns {
  const places = grouped(
    votes.map(({ item }, at) => ({ item, at })),
    ({ item }) => item,
  );
  return {
    won: Float64Array.from(votes, ({ won }) => won),
    shape: Float64Array.from(votes, ({ gap }) => Math.tanh(gap / sd)),
    items: [...places.values()].map((own) => own.map(({ at }) => at)),
  };
}

/**
 * σ(θ) of P(first preferred) = σ(θ + β·tanh(gap ÷ sd)), by Newton's method with a ridge of 1 on β (length-controlled AlpacaEval, Dubois et
 * al. 2024, without its term for single instructions): the win rate if both were as long. Null where all votes go one way. `weights`: how
 * often each vote counts.
 */
function controlled({ won, shape }: Columns, weights: Float64Array): number | null {
  let [theta, beta] = [0, 0];
  for (let round = 0; round < ROUNDS; round += 1) {
    let [g0, g1, h00, h01, h11] = [0, -RIDGE * beta, 0, 0, RIDGE];
    for (let at = 0; at < won.length; at += 1) {
      const weight = weights[at]!;
      if (weight === 0) continue;
      const chance = sigmoid(theta + beta * shape[at]!);
      const [off, spread] = [weight * (won[at]! - chance), weight * chance * (1 - chance)];
      g0 += off;
      g1 += off * shape[at]!;
      h00 += spread;
      h01 += spread * shape[at]!;
      h11 += spread * shape[at]! * shape[at]!;
    }
    const determinant = h00 * h11 - h01 * h01;
    if (!(determinant > 0)) return null;
    const [step0, step1] = [(g0 * h11 - g1 * h01) / determinant, (g1 * h00 - g0 * h01) / determinant];
    theta += step0;
    beta += step1;
    if (Math.abs(theta) > FARTHEST) return null;
    if (Math.abs(step0) + Math.abs(step1) < ENOUGH) return sigmoid(theta);
  }
  return null;
}

/** Whole items, drawn with replacement, as weights of their votes. */
function drawn({ won, items }: Columns, random: SeededRandom): Float64Array {
  const weights = new Float64Array(won.length);
  for (let at = 0; at < items.length; at += 1)
    for (const vote of items[random.below(items.length)] ?? []) weights[vote]! += 1;
  return weights;
}

function meanOf({ won }: Columns, weights: Float64Array): number {
  let [sum, all] = [0, 0];
  for (let at = 0; at < won.length; at += 1) {
    sum += weights[at]! * won[at]!;
    all += weights[at]!;
  }
  return sum / all;
}

/** The win rate of the first model if its answers were as long as the others', with a bootstrap over items; null below a hundred pairs, and where it cannot be told. */
export function lengthControlled(votes: readonly LengthVote[], seed: string): Ranged | null {
  if (votes.length < FEWEST_PAIRS) return null;
  const variance = sampleVariance(votes.map(({ gap }) => gap));
  if (variance === null || variance === 0) return null;
  const columns = columnsOf(votes, Math.sqrt(variance));
  const value = controlled(columns, new Float64Array(votes.length).fill(1));
  if (value === null) return null;
  const random = seededRandom(seed);
  const draws = Array.from({ length: RESAMPLES }, () => {
    const weights = drawn(columns, random);
    return controlled(columns, weights) ?? meanOf(columns, weights);
  });
  const [low, high] = quantiles(draws, [0.025, 0.975]).quantiles;
  return { value, low: low ?? 0, high: high ?? 1 };
}
