import type { CodeReport } from './judge-cases';
import { finding, notScored, type Finding } from '../scorers/finding';

/**
 * The score of a program: the share of its cases that passed, 1 only for all of them. Nothing for a program that meddled or tried to
 * get out. A fault of ours is no score.
 */
export function scoreCode(report: CodeReport): Finding {
  const { verdict, reason, passed, total, expected, got, printed } = report;
  if (verdict === 'harness_error') return notScored('harness_error', reason);
  const detail = { verdict, passed, total, ...(printed === '' ? {} : { printed: printed.slice(0, MAX_PRINTED) }) };
  const said = finding(verdict === 'pass', {
    reason,
    detail,
    ...(expected === null ? {} : { expected }),
    ...(got === null ? {} : { got }),
  });
  const spoiled = verdict === 'tamper' || verdict === 'sandbox_violation' || total === 0;
  return { ...said, value: spoiled ? 0 : passed / total };
}

/** What a program printed is kept beside its score for people to read. */
const MAX_PRINTED = 2_000;
