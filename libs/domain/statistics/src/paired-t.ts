import { measuredPairs, type Measurement } from './measured';
import { allEqual, mean, sampleVariance } from './moments';
import { tCritical, tTwoSided } from './student-t';

/** Student's t on differences a − b of the same tasks, in units of the scores. */
export interface PairedT {
  readonly pairs: number;
  /** Places where at least one side is missing. */
  readonly dropped: number;
  readonly meanDifference: number | null;
  /** ddof 1; 0 where all differences are equal. */
  readonly sd: number | null;
  readonly se: number | null;
  /** t, p, interval and dz are null where all differences are equal: there is nothing to measure them with. */
  readonly t: number | null;
  readonly df: number | null;
  readonly pTwoSided: number | null;
  /** Not clipped. */
  readonly lower: number | null;
  readonly upper: number | null;
  /** Mean ÷ standard deviation of the differences. */
  readonly cohensDz: number | null;
}

type Figures = Omit<PairedT, 'pairs' | 'dropped'>;

const UNKNOWN: Figures = {
  meanDifference: null,
  sd: null,
  se: null,
  t: null,
  df: null,
  pTwoSided: null,
  lower: null,
  upper: null,
  cohensDz: null,
};

function figures(differences: readonly number[], confidence: number): Figures {
  const meanDifference = mean(differences);
  const variance = sampleVariance(differences);
  if (meanDifference === null || variance === null) return { ...UNKNOWN, meanDifference };
  const df = differences.length - 1;
  if (allEqual(differences)) return { ...UNKNOWN, meanDifference, sd: 0, se: 0, df };
  const sd = Math.sqrt(variance);
  const se = sd / Math.sqrt(differences.length);
  const t = meanDifference / se;
  const critical = tCritical(confidence, df);
  const half = critical === null ? null : critical * se;
  return {
    meanDifference,
    sd,
    se,
    t,
    df,
    pTwoSided: tTwoSided(t, df),
    lower: half === null ? null : meanDifference - half,
    upper: half === null ? null : meanDifference + half,
    cohensDz: meanDifference / sd,
  };
}

/** Paired t test and interval of a − b; pairs with a missing side are dropped and counted. */
export function pairedT(a: readonly Measurement[], b: readonly Measurement[], confidence = 0.95): PairedT {
  const differences = measuredPairs(a, b).map(([left, right]) => left - right);
  const rows = Math.max(a.length, b.length);
  return { pairs: differences.length, dropped: rows - differences.length, ...figures(differences, confidence) };
}
