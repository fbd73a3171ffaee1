import type { JudgeCertificate, JudgeExam, JudgeVoid } from '@assay/contracts';
import { JUDGE_PROMPT_HASHES } from '@assay/server/evaluation';
import type { StoredExam, StoredJudge } from '@assay/server/persistence';

/** Why what is known of a judge holds no longer, as far as the judge itself tells. */
export function voidOf(
  { modelId, promptHash }: Pick<StoredJudge, 'modelId' | 'promptHash'>,
  servedModelId: string | null,
): JudgeVoid | null {
  if (!JUDGE_PROMPT_HASHES.includes(promptHash)) return 'prompt_changed';
  if (servedModelId === null) return 'not_served';
  return servedModelId === modelId ? null : 'model_changed';
}

/** Another version of the server voids what was known, until something is known under this one. */
export function serverVoid(exam: JudgeExam | null, { labels, outdatedByServer }: JudgeCertificate): JudgeVoid | null {
  if (labels > 0) return null;
  return outdatedByServer > 0 || (exam?.result != null && !exam.current) ? 'server_changed' : null;
}

/** A void certificate shows its figures, and no grade. */
export function graded(certificate: JudgeCertificate, voided: JudgeVoid | null): JudgeCertificate {
  return voided === null || voided === 'not_served' ? certificate : { ...certificate, grade: 'unmeasured' };
}

/** The exam says something about the judge as it is now: same items, same version of the server. An open one always does. */
export function examOf(
  { examHash, ...exam }: StoredExam,
  { serverVersion }: Pick<StoredJudge, 'serverVersion'>,
  hash: string | null,
): JudgeExam {
  const current =
    exam.state !== 'done' || (exam.serverVersion === serverVersion && (hash === null || examHash === hash));
  return { ...exam, current };
}
