import { quantiles, sampleVariance, seededRandom } from '@assay/domain/statistics';

import { grouped } from './grouped';
import type { Ranged } from './win-rates';

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

const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));

/**
 * σ(θ) of P(first preferred) = σ(θ + β·tanh(gap ÷ sd)), by Newton's method with a ridge of 1 on β (length-controlled AlpacaEval, Dubois et
 * al. 2024, without its term for single instructions): the win rate if both were as long. Null where all votes go one way.
 */
function controlled(votes: readonly LengthVote[], sd: number): number | null {
  const shapes = votes.map(({ gap }) => Math.tanh(gap / sd));
  let [theta, beta] = [0, 0];
  for (let round = 0; round < ROUNDS; round += 1) {
    let [g0, g1, h00, h01, h11] = [0, -RIDGE * beta, 0, 0, RIDGE];
    for (const [at, { won }] of votes.entries()) {
      const shape = shapes[at] ?? 0;
      const chance = sigmoid(theta + beta * shape);
      const spread = chance * (1 - chance);
      g0 += won - chance;
      g1 += (won - chance) * shape;
      h00 += spread;
      h01 += spread * shape;
      h11 += spread * shape * shape;
    }
    const determinant = h00 * h11 - h01 * h01;
    if (!(determinant > 0)) return null;
    const [step0, step1] = [(g0 * h11 - g1 * h01) / determinant, (g1 * h00 - g0 * h01) / determinant];
    theta += step0;
    beta += step1;
    if (Math.abs(theta) > FARTHEST) return null;
    if (Math.abs(step0) + Math.abs(step1) < 1e-10) return sigmoid(theta);
  }
  return null;
}

/** The win rate of the first model if its answers were as long as the others', with a bootstrap over items; null below a hundred pairs, and where it cannot be told. */
export function lengthControlled(votes: readonly LengthVote[], seed: string): Ranged | null {
  if (votes.length < FEWEST_PAIRS) return null;
  const variance = sampleVariance(votes.map(({ gap }) => gap));
  if (variance === null || variance === 0) return null;
  const sd = Math.sqrt(variance);
  const value = controlled(votes, sd);
  if (value === null) return null;
  const items = [...grouped(votes, ({ item }) => item).values()];
  const random = seededRandom(seed);
  const draws = Array.from({ length: RESAMPLES }, () => {
    const drawn = items.flatMap(() => items[random.below(items.length)] ?? []);
    return controlled(drawn, sd) ?? drawn.reduce((sum, { won }) => sum + won, 0) / drawn.length;
  });
  const [low, high] = quantiles(draws, [0.025, 0.975]).quantiles;
  return { value, low: low ?? 0, high: high ?? 1 };
}
