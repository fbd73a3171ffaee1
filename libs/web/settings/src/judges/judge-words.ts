import type { Judge, JudgeCertificate, JudgeConduct } from '@assay/contracts';
import { formatNumber, formatPercent, type TranslateFn } from '@assay/web/ui';
import type { JUDGE_TEXTS } from '../judge-texts';

type Translate = TranslateFn<typeof JUDGE_TEXTS>;

/** What a certificate says, sentence by sentence, the most important first. */
export function certificateWords(
  judge: string,
  certificate: JudgeCertificate,
  t: Translate,
  language = 'en',
): string[] {
  const share = (value: number | null): string => formatPercent(value, 0, language);
  const { agreement, specificity, passRate, outdated, outdatedByServer } = certificate;
  const words = [headline(judge, certificate, t, language)];
  if (certificate.grade !== 'unmeasured' && specificity.value !== null && agreement.value !== null) {
    words.push(t('lenient', { n: Math.round((1 - specificity.value) * 10) }));
    const { raw, corrected } = passRate;
    words.push(
      corrected === null
        ? t('tooWeak')
        : t('corrected', {
            raw: share(raw),
            value: share(corrected.value),
            low: share(corrected.low),
            high: share(corrected.high),
          }),
    );
  }
  if (outdated > outdatedByServer) words.push(t('outdated', { n: outdated - outdatedByServer }));
  if (outdatedByServer > 0) words.push(t('outdatedByServer', { n: outdatedByServer }));
  return words;
}

function headline(judge: string, certificate: JudgeCertificate, t: Translate, language: string): string {
  const { labels, met, notMet, grade, agreement } = certificate;
  if (labels === 0) return t('notChecked', { judge });
  if (grade !== 'unmeasured') return t('measured', { judge, agreement: formatPercent(agreement.value, 0, language) });
  return met === 0 || notMet === 0 ? t('oneKind', { judge }) : t('tooFew', { judge });
}

/** What the last exam came to. */
export function examWords({ exam, server }: Pick<Judge, 'exam' | 'server'>, t: Translate): string[] {
  if (exam === null) return [t('never')];
  const { state, done, total, reason, result, current } = exam;
  if (state === 'waiting') return [done === 0 ? t('waiting', { server }) : t('waitingIn', { server, done, total })];
  if (state === 'cancelled') return [t('cancelled')];
  if (state === 'running') return [t('running', { done, total })];
  if (result === null) return [t('failed', { reason: reason ?? '' })];
  const count = ({ value, n }: { readonly value: number | null; readonly n: number }) => Math.round((value ?? 0) * n);
  const { rightAccepted, wrongRejected, passed, missed } = result;
  const outdated = current ? [] : [t('examOutdated')];
  if (!passed) return [t('missed'), ...missed, ...outdated];
  return [t('passed', { accepted: count(rightAccepted), rejected: count(wrongRejected) }), ...outdated];
}

/** What is noteworthy in how a judge replies, the worst first; nothing where all is well. */
export function conductWords(conduct: JudgeConduct, t: Translate, language = 'en'): string[] {
  const { unreadable, standing, controlsWrong, unsupported, borderline, flipped, length } = conduct;
  const rho = formatNumber(length.rho, 2, language);
  const words: (string | false)[] = [
    standing === 'refused' && t('refused', { n: unreadable.n, of: unreadable.of }),
    standing === 'unsteady' && t('unsteady', { n: unreadable.n, of: unreadable.of }),
    controlsWrong.n > 0 && t('controlsWrong', { n: controlsWrong.n, of: controlsWrong.of }),
    unsupported.n > 0 && t('unsupported', { n: unsupported.n, of: unsupported.of }),
    borderline.n > 0 && t('flipped', { n: flipped.n, of: flipped.of }),
    length.flagged && t((length.rho ?? 0) > 0 ? 'longer' : 'shorter', { rho, n: length.answers }),
  ];
  return words.filter((sentence) => sentence !== false);
}
