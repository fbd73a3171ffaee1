import type { JudgeCertificate } from '@assay/contracts';

type Told = Pick<JudgeCertificate, 'grade' | 'labels' | 'specificity' | 'kappa'>;

/** What is known of a judge, in one or two sentences for a report: what people found, or that nobody has looked. */
export function certificateSentence(judge: string, { grade, labels, specificity, kappa }: Told): string {
  if (labels === 0) return `${judge}: not yet checked against people.`;
  const { value, low, high, n } = specificity;
  if (grade === 'unmeasured' || value === null || low === null || high === null)
    return `${judge}: people have not labelled enough verdicts of both kinds to measure it.`;
  const share = (one: number): string => `${Math.round(one * 100)} %`;
  const bounds =
    kappa.low === null || kappa.high === null ? '' : ` (${kappa.low.toFixed(2)} to ${kappa.high.toFixed(2)})`;
  const beyond = kappa.value === null ? '' : `, κ ${kappa.value.toFixed(2)}${bounds}`;
  return `${judge} is a ${grade} judge: it lets ${Math.round((1 - value) * 10)} of 10 wrong answers pass (rejects ${share(value)}, ${share(low)} to ${share(high)}, on ${n} labels${beyond}).`;
}
