import { normalCritical } from './normal';

/** What a judge said, and how often it was right where people had labelled. */
export interface JudgeCounts {
  readonly n: number;
  readonly judgedPass: number;
  /** Answers that people failed, and how many of them the judge failed too. */
  readonly humanFail: number;
  readonly judgeSaidFail: number;
  /** Answers that people passed, and how many of them the judge passed too. */
  readonly humanPass: number;
  readonly judgeSaidPass: number;
}

/** Pass rate with the judge's errors taken out, 0–1. */
export interface JudgeCorrectedRate {
  readonly observed: number | null;
  readonly specificity: number | null;
  readonly sensitivity: number | null;
  readonly corrected: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  /** False: this judge is too weak, or too little measured, to correct for. */
  readonly usable: boolean;
}

interface Rates {
  readonly p: number;
  readonly q0: number;
  readonly q1: number;
}

const ratio = (part: number, whole: number): number | null =>
  whole > 0 && part >= 0 && part <= whole ? part / whole : null;
const clip = (value: number): number => Math.min(1, Math.max(0, value));
/** Rogan & Gladen (1978). */
const roganGladen = ({ p, q0, q1 }: Rates): number => (p + q0 - 1) / (q0 + q1 - 1);

/** Interval of Lee et al. (arXiv 2511.21140): smoothed rates, the estimate shifted by its bias, then ± z standard errors. */
function leeInterval(counts: JudgeCounts, raw: Rates, z: number): [number, number] | null {
  const square = z * z;
  const n = counts.n + square;
  const m0 = counts.humanFail + 2;
  const m1 = counts.humanPass + 2;
  const p = (counts.n * raw.p + square / 2) / n;
  const q0 = (counts.judgeSaidFail + 1) / m0;
  const q1 = (counts.judgeSaidPass + 1) / m1;
  const youden = q0 + q1 - 1;
  if (youden <= 0) return null;
  const theta = roganGladen({ p, q0, q1 });
  const ofFail = (q0 * (1 - q0)) / m0;
  const ofPass = (q1 * (1 - q1)) / m1;
  const shift = 2 * square * (theta * ofPass - (1 - theta) * ofFail);
  const error = Math.sqrt((p * (1 - p)) / n + (1 - theta) ** 2 * ofFail + theta ** 2 * ofPass) / youden;
  return [clip(theta + shift - z * error), clip(theta + shift + z * error)];
}

/** Pass rate corrected for the judge's specificity and sensitivity; nothing is corrected where their sum is at most 1. */
export function judgeCorrectedRate(counts: JudgeCounts, confidence = 0.95): JudgeCorrectedRate {
  const observed = ratio(counts.judgedPass, counts.n);
  const specificity = ratio(counts.judgeSaidFail, counts.humanFail);
  const sensitivity = ratio(counts.judgeSaidPass, counts.humanPass);
  const z = normalCritical(confidence);
  const unusable = { observed, specificity, sensitivity, corrected: null, lower: null, upper: null, usable: false };
  if (observed === null || specificity === null || sensitivity === null || z === null) return unusable;
  const raw = { p: observed, q0: specificity, q1: sensitivity };
  if (specificity + sensitivity <= 1) return unusable;
  const interval = leeInterval(counts, raw, z);
  if (interval === null) return unusable;
  const [lower, upper] = interval;
  return { ...unusable, corrected: clip(roganGladen(raw)), lower, upper, usable: true };
}
