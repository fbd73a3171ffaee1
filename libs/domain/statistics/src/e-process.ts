import { measured, type Measurement } from './measured';

/** Evidence that two models differ, valid at any moment of looking. */
export interface EProcess {
  /** Natural log of the e-value after each measured difference. */
  readonly logE: readonly number[];
  /** Measured differences after which it first reaches 1 ÷ alpha; null = never. */
  readonly stopAt: number | null;
}

/** ln of ½ (eᵃ + eᵇ) without overflow. */
function logMean(a: number, b: number): number {
  const top = Math.max(a, b);
  return top === -Infinity ? top : top + Math.log((Math.exp(a - top) + Math.exp(b - top)) / 2);
}

/** The stake on the next difference, from those before it: their shrunken mean over their second moment, at most ½ either way. */
function nextStake(seen: number, total: number, squares: number): number {
  const centre = total / (seen + 1);
  const variance = Math.max(1e-4, (0.25 + squares - (total * total) / seen) / (seen + 1));
  return Math.max(-0.5, Math.min(0.5, centre / (variance + centre * centre)));
}

/**
 * Betting martingale on both signs (after Waudby-Smith & Ramdas 2024) over differences in [−1, 1], in the order given.
 * Missing ones are skipped and do not count.
 */
export function pairedEProcess(differences: readonly Measurement[], alpha = 0.05): EProcess {
  const logE: number[] = [];
  let [up, down, total, squares] = [0, 0, 0, 0];
  for (const raw of measured(differences)) {
    const x = Math.max(-1, Math.min(1, raw));
    const stake = logE.length === 0 ? null : nextStake(logE.length, total, squares);
    up += Math.log1p((stake === null ? 0.25 : Math.max(stake, 0)) * x);
    down += Math.log1p(-(stake === null ? 0.25 : Math.max(-stake, 0)) * x);
    total += x;
    squares += x * x;
    logE.push(logMean(up, down));
  }
  const first = logE.findIndex((value) => value >= Math.log(1 / alpha));
  return { logE, stopAt: first < 0 ? null : first + 1 };
}
