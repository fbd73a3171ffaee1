import type { JudgeCertificate, JudgeExam, JudgeVoid } from '@assay/contracts';
import type { StoredExam, StoredJudge } from '@assay/server/persistence';

/** Another version of the server voids what was known, until something is known under this one. */
export function serverVoid(exam: JudgeExam | null, { labels, outdatedByServer }: JudgeCertificate): JudgeVoid | null {
  if (labels > 0) return null;
  return outdatedByServer > 0 || (exam?.result != null && !exam.current) ? 'server_changed' : null;
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
