import type { JudgeCertificate, JudgeGrade, MeasuredKappa, MeasuredShare } from '@assay/contracts';
import { judgeCorrectedRate, wilsonInterval } from '@assay/domain/statistics';
import { effectiveCount, weightedKappa } from './weighted-kappa';

/** A verdict of a judge that a person has labelled. */
export interface LabelledVerdict {
  readonly judge: boolean;
  readonly human: boolean;
}

/** Verdicts that a judge gave, labelled or not. */
export interface VerdictCounts {
  readonly met: number;
  readonly notMet: number;
}

/** All that a certificate is made of. */
export interface CertificateParts {
  readonly labels: readonly LabelledVerdict[];
  /** Of all verdicts of the judge, from which those of `labels` were drawn at random, kind by kind. */
  readonly verdicts: VerdictCounts;
  /** What two people said about the same requirement. */
  readonly twice: readonly (readonly [first: boolean, second: boolean])[];
  readonly outdated: number;
  readonly outdatedByServer: number;
  readonly labellers: number;
}

/** Bounds of the grades; a lower bound below the first is weak, both above the second good. */
export const GRADE_BOUNDS = {
  weak: { kappa: 0.2, specificity: 0.5 },
  good: { kappa: 0.6, specificity: 0.75 },
} as const;
/** A correction needs sensitivity + specificity − 1 of this much. */
const LEAST_YOUDEN = 0.2;
/** 0.6 + 0.6 − 1 is a little less than 0.2 in a computer. */
const ROUNDING = 1e-9;
const NOT_MEASURED = { value: null, low: null, high: null } as const;

/**
 * What labels say about a judge. Verdicts were drawn kind by kind, so each label stands for as many verdicts as its kind has per label; intervals
 * use the effective number of labels (Kish). Where one kind of verdict has no label, nothing is told: it would favour the judge.
 */
export function judgeCertificate(parts: CertificateParts): JudgeCertificate {
  const { labels, verdicts, twice, outdated, outdatedByServer, labellers } = parts;
  const weighted = isCovered(labels, verdicts) ? withWeights(labels, verdicts) : [];
  const measured = measuresOf(weighted);
  return {
    grade: gradeOf(measured),
    labels: labels.length,
    ...{ outdated, outdatedByServer },
    met: labels.filter(({ human }) => human).length,
    notMet: labels.filter(({ human }) => !human).length,
    labellers,
    ...measured,
    passRate: passRateOf(verdicts, measured, weighted),
    ceiling: ceilingOf(twice),
  };
}

/** The grade by the lower bounds of κ and specificity; a judge of which either is not known is unmeasured. */
export function gradeOf({
  kappa,
  specificity,
}: {
  readonly kappa: Pick<MeasuredKappa, 'low'>;
  readonly specificity: Pick<MeasuredShare, 'low'>;
}): JudgeGrade {
  if (kappa.low === null || specificity.low === null) return 'unmeasured';
  const { weak, good } = GRADE_BOUNDS;
  if (kappa.low < weak.kappa || specificity.low < weak.specificity) return 'weak';
  return kappa.low >= good.kappa && specificity.low >= good.specificity ? 'good' : 'fair';
}

interface Weighted extends LabelledVerdict {
  readonly weight: number;
}

type Measures = Pick<JudgeCertificate, 'agreement' | 'kappa' | 'sensitivity' | 'specificity'>;

/** Each kind of verdict that the judge gives has a label. */
function isCovered(labels: readonly LabelledVerdict[], verdicts: VerdictCounts): boolean {
  const has = (judge: boolean): boolean => labels.some((label) => label.judge === judge);
  return labels.length > 0 && (verdicts.met === 0 || has(true)) && (verdicts.notMet === 0 || has(false));
}

function withWeights(labels: readonly LabelledVerdict[], verdicts: VerdictCounts): Weighted[] {
  const weightOf = (judge: boolean): number => {
    const drawn = labels.filter((label) => label.judge === judge).length;
    return drawn === 0 ? 0 : Math.max(drawn, judge ? verdicts.met : verdicts.notMet) / drawn;
  };
  const weights = { met: weightOf(true), notMet: weightOf(false) };
  return labels.map((label) => ({ ...label, weight: label.judge ? weights.met : weights.notMet }));
}

function measuresOf(labels: readonly Weighted[]): Measures {
  const people = (human: boolean): Weighted[] => labels.filter((label) => label.human === human);
  return {
    agreement: shareOf(labels, ({ judge, human }) => judge === human),
    kappa: weightedKappa([true, false].map((judge) => pairsOf(labels.filter((label) => label.judge === judge)))),
    sensitivity: shareOf(people(true), ({ judge }) => judge),
    specificity: shareOf(people(false), ({ judge }) => !judge),
  };
}

const total = (labels: readonly Weighted[]): number => labels.reduce((sum, { weight }) => sum + weight, 0);

function shareOf(labels: readonly Weighted[], counts: (label: Weighted) => boolean): MeasuredShare {
  const n = effectiveCount(labels);
  if (n === 0) return { ...NOT_MEASURED, n: 0 };
  const share = total(labels.filter(counts)) / total(labels);
  const { lower, upper } = wilsonInterval(Math.min(n, share * n), n);
  return { value: share, low: lower, high: upper, n: labels.length };
}

function pairsOf(labels: readonly Weighted[]) {
  return labels.map(({ judge, human, weight }) => ({ first: judge, second: human, weight }));
}

function ceilingOf(twice: CertificateParts['twice']): MeasuredKappa {
  return weightedKappa([twice.map(([first, second]) => ({ first, second, weight: 1 }))]);
}

/** Rogan and Gladen's correction, where the judge is good enough to correct for. */
function passRateOf(
  verdicts: VerdictCounts,
  { sensitivity, specificity }: Measures,
  labels: readonly Weighted[],
): JudgeCertificate['passRate'] {
  const n = verdicts.met + verdicts.notMet;
  const raw = n === 0 ? null : verdicts.met / n;
  if (raw === null || sensitivity.value === null || specificity.value === null) return { raw, corrected: null };
  const youden = sensitivity.value + specificity.value - 1;
  if (youden < LEAST_YOUDEN - ROUNDING || youdenLow(sensitivity, specificity) <= 0) return { raw, corrected: null };
  const humanFail = effectiveCount(labels.filter(({ human }) => !human));
  const humanPass = effectiveCount(labels.filter(({ human }) => human));
  const { corrected, lower, upper } = judgeCorrectedRate({
    ...{ n, judgedPass: verdicts.met, humanFail, humanPass },
    judgeSaidFail: Math.min(humanFail, specificity.value * humanFail),
    judgeSaidPass: Math.min(humanPass, sensitivity.value * humanPass),
  });
  if (corrected === null || lower === null || upper === null) return { raw, corrected: null };
  return { raw, corrected: { value: corrected, low: lower, high: upper } };
}

/** Lower 95 % bound of sensitivity + specificity − 1, two shares of different labels (Zou and Donner's square-and-add of their Wilson bounds). */
function youdenLow(...shares: readonly MeasuredShare[]): number {
  const sum = shares.reduce((all, { value }) => all + (value ?? 0), 0);
  const below = shares.map(({ value, low }) => (value ?? 0) - (low ?? 0));
  return sum - 1 - Math.hypot(...below);
}
