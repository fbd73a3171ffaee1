import type { JudgeCertificate, JudgeGrade, MeasuredKappa, MeasuredShare } from '@assay/contracts';
import {
  cohensKappa,
  judgeCorrectedRate,
  kappaOfShares,
  normalCritical,
  wilsonInterval,
} from '@assay/domain/statistics';

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
  readonly labellers: number;
}

/** Bounds of the grades; a lower bound below the first is weak, both above the second good. */
export const GRADE_BOUNDS = {
  weak: { kappa: 0.2, specificity: 0.5 },
  good: { kappa: 0.6, specificity: 0.75 },
} as const;
/** A correction needs sensitivity + specificity − 1 of this much. */
const LEAST_YOUDEN = 0.2;
const Z = normalCritical(0.95) ?? 1.96;
const NOT_MEASURED = { value: null, low: null, high: null } as const;

/**
 * What labels say about a judge. Verdicts were drawn kind by kind, so each label stands for as many verdicts as its kind has per label; intervals
 * use the effective number of labels (Kish). Where one kind of verdict has no label, nothing is told: it would favour the judge.
 */
export function judgeCertificate(parts: CertificateParts): JudgeCertificate {
  const { labels, verdicts, twice, outdated, labellers } = parts;
  const weighted = isCovered(labels, verdicts) ? withWeights(labels, verdicts) : [];
  const measured = measuresOf(weighted);
  return {
    grade: gradeOf(measured),
    labels: labels.length,
    outdated,
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
    kappa: kappaOf(labels),
    sensitivity: shareOf(people(true), ({ judge }) => judge),
    specificity: shareOf(people(false), ({ judge }) => !judge),
  };
}

const total = (labels: readonly Weighted[]): number => labels.reduce((sum, { weight }) => sum + weight, 0);

/** As many equal labels would tell as much (Kish 1965). */
function effective(labels: readonly Weighted[]): number {
  const squares = labels.reduce((sum, { weight }) => sum + weight * weight, 0);
  return squares === 0 ? 0 : total(labels) ** 2 / squares;
}

function shareOf(labels: readonly Weighted[], counts: (label: Weighted) => boolean): MeasuredShare {
  const n = effective(labels);
  if (n === 0) return { ...NOT_MEASURED, n: 0 };
  const share = total(labels.filter(counts)) / total(labels);
  const { lower, upper } = wilsonInterval(Math.min(n, share * n), n);
  return { value: share, low: lower, high: upper, n: labels.length };
}

/**
 * κ ± 1.96 standard errors. Where all agree, the standard error is 0 however few there are: then the bounds are those of κ at Wilson's bounds of
 * the agreement.
 */
function kappaOf(labels: readonly Weighted[]): MeasuredKappa {
  const n = effective(labels);
  const all = total(labels);
  if (all === 0) return { ...NOT_MEASURED, n: 0 };
  const cell = (judge: boolean, human: boolean): number =>
    total(labels.filter((label) => label.judge === judge && label.human === human)) / all;
  const shares = [cell(true, true), cell(true, false), cell(false, true), cell(false, false)];
  return bounded(shares, n, labels.length);
}

function bounded(shares: readonly number[], effectiveN: number, n: number): MeasuredKappa {
  const [both = 0, first = 0, second = 0, neither = 0] = shares;
  const { kappa, se } = kappaOfShares(shares, 2, effectiveN);
  if (kappa === null || se === null) return { ...NOT_MEASURED, n };
  if (se > 0) return { value: kappa, low: Math.max(-1, kappa - Z * se), high: Math.min(1, kappa + Z * se), n };
  const expected = (both + first) * (both + second) + (neither + first) * (neither + second);
  const { lower, upper } = wilsonInterval((both + neither) * effectiveN, effectiveN);
  const at = (agreement: number): number => Math.max(-1, Math.min(1, (agreement - expected) / (1 - expected)));
  return { value: kappa, low: at(lower), high: at(upper), n };
}

function ceilingOf(twice: CertificateParts['twice']): MeasuredKappa {
  const [first, second] = [twice.map(([one]) => one), twice.map(([, other]) => other)];
  const { n, kappa } = cohensKappa(first, second, [true, false]);
  if (kappa === null) return { ...NOT_MEASURED, n };
  const share = (a: boolean, b: boolean): number =>
    twice.filter(([one, other]) => one === a && other === b).length / twice.length;
  return bounded([share(true, true), share(true, false), share(false, true), share(false, false)], n, n);
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
  const surelyPositive = (sensitivity.low ?? 0) + (specificity.low ?? 0) - 1 > 0;
  if (youden < LEAST_YOUDEN || !surelyPositive) return { raw, corrected: null };
  const humanFail = effective(labels.filter(({ human }) => !human));
  const humanPass = effective(labels.filter(({ human }) => human));
  const { corrected, lower, upper } = judgeCorrectedRate({
    ...{ n, judgedPass: verdicts.met, humanFail, humanPass },
    judgeSaidFail: Math.min(humanFail, specificity.value * humanFail),
    judgeSaidPass: Math.min(humanPass, sensitivity.value * humanPass),
  });
  if (corrected === null || lower === null || upper === null) return { raw, corrected: null };
  return { raw, corrected: { value: corrected, low: lower, high: upper } };
}
