import { JUDGE_GRADES, type Judge } from '@assay/contracts';
import type { ListColumn } from '@assay/web/data';

/** What the list of judges is searched and sorted by, and what its file holds. */
export const JUDGE_COLUMNS = [
  { name: 'judge', value: (judge) => judge.name },
  { name: 'server', value: (judge) => judge.server },
  { name: 'gradeWord', value: (judge) => judge.certificate.grade },
  { name: 'grade', value: (judge) => JUDGE_GRADES.indexOf(judge.certificate.grade) },
  { name: 'voided', value: (judge) => judge.voided },
  { name: 'verdictsMet', value: (judge) => judge.verdicts.met },
  { name: 'verdictsNotMet', value: (judge) => judge.verdicts.notMet },
  { name: 'labels', value: (judge) => judge.certificate.labels },
  { name: 'agreement', value: (judge) => judge.certificate.agreement.value },
  { name: 'kappa', value: (judge) => judge.certificate.kappa.value },
  { name: 'sensitivity', value: (judge) => judge.certificate.sensitivity.value },
  { name: 'specificity', value: (judge) => judge.certificate.specificity.value },
  { name: 'ceiling', value: (judge) => judge.certificate.ceiling.value },
  { name: 'passRate', value: (judge) => judge.certificate.passRate.raw },
  { name: 'corrected', value: (judge) => judge.certificate.passRate.corrected?.value ?? null },
  { name: 'exam', value: (judge) => judge.exam?.state ?? null },
  { name: 'examPassed', value: (judge) => (judge.exam?.result ? Number(judge.exam.result.passed) : null) },
  { name: 'used', value: (judge) => judge.createdAt },
  { name: 'digest', value: (judge) => judge.digest },
  { name: 'id', value: (judge) => judge.id },
] as const satisfies readonly ListColumn<Judge>[];

/** Orders that the page offers. */
export const JUDGE_ORDERS = ['-used', 'judge', '-grade', '-labels', '-agreement'] as const;
