import { JUDGE_GRADES, type Judge } from '@assay/contracts';
import type { ListColumn } from '@assay/web/data';

/** What the list of judges is searched and sorted by, and what its file holds. */
export const JUDGE_COLUMNS = [
  { name: 'judge', value: (judge) => judge.name },
  { name: 'server', value: (judge) => judge.server },
  { name: 'gradeWord', value: (judge) => judge.certificate.grade },
  { name: 'grade', value: (judge) => JUDGE_GRADES.indexOf(judge.certificate.grade), unsearched: true },
  { name: 'voided', value: (judge) => judge.voided },
  { name: 'verdictsMet', value: (judge) => judge.verdicts.met, unsearched: true },
  { name: 'verdictsNotMet', value: (judge) => judge.verdicts.notMet, unsearched: true },
  { name: 'labels', value: (judge) => judge.certificate.labels, unsearched: true },
  { name: 'agreement', value: (judge) => judge.certificate.agreement.value, unsearched: true },
  { name: 'kappa', value: (judge) => judge.certificate.kappa.value, unsearched: true },
  { name: 'sensitivity', value: (judge) => judge.certificate.sensitivity.value, unsearched: true },
  { name: 'specificity', value: (judge) => judge.certificate.specificity.value, unsearched: true },
  { name: 'ceiling', value: (judge) => judge.certificate.ceiling.value, unsearched: true },
  { name: 'passRate', value: (judge) => judge.certificate.passRate.raw, unsearched: true },
  { name: 'corrected', value: (judge) => judge.certificate.passRate.corrected?.value ?? null, unsearched: true },
  { name: 'exam', value: (judge) => judge.exam?.state ?? null, unsearched: true },
  {
    name: 'examPassed',
    value: (judge) => (judge.exam?.result ? Number(judge.exam.result.passed) : null),
    unsearched: true,
  },
  { name: 'used', value: (judge) => judge.createdAt, unsearched: true },
  { name: 'digest', value: (judge) => judge.digest, unsearched: true },
  { name: 'id', value: (judge) => judge.id, unsearched: true },
] as const satisfies readonly ListColumn<Judge>[];

/** Orders that the page offers. */
export const JUDGE_ORDERS = ['-used', 'judge', '-grade', '-labels', '-agreement'] as const;
