import type { CodeVerdict } from '@assay/domain/run';
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
    reason: verdict === 'pass' ? reason : `${VERDICT_WORDS[verdict]}: ${reason}`,
    detail,
    ...(expected === null ? {} : { expected }),
    ...(got === null ? {} : { got }),
  });
  const spoiled = verdict === 'tamper' || verdict === 'sandbox_violation' || total === 0;
  return { ...said, value: spoiled ? 0 : passed / total };
}

/** Verdicts as a reason begins with them. */
const VERDICT_WORDS: { readonly [Verdict in Exclude<CodeVerdict, 'pass' | 'harness_error'>]: string } = {
  wrong_answer: 'Wrong answer',
  runtime_error: 'Runtime error',
  load_error: 'Load error',
  no_code: 'No code',
  missing_entry: 'Missing entry',
  timeout: 'Timeout',
  memory_limit: 'Memory limit',
  output_limit: 'Output limit',
  result_too_large: 'Result too large',
  crashed: 'Crashed',
  sandbox_violation: 'Sandbox violation',
  tamper: 'Tamper',
  unsupported: 'Unsupported',
};

/** What a program printed is kept beside its score for people to read. */
const MAX_PRINTED = 2_000;
