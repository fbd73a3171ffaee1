import type { Judge, JudgeCertificate } from '@assay/contracts';
import { formatPercent, type TranslateFn } from '@assay/web/ui';
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
  const { agreement, specificity, passRate, outdated } = certificate;
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
  if (outdated > 0) words.push(t('outdated', { n: outdated }));
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
  const { state, done, total, reason, result } = exam;
  if (state === 'waiting') return [t('waiting', { server })];
  if (state === 'running') return [t('running', { done, total })];
  if (result === null) return [t('failed', { reason: reason ?? '' })];
  const count = ({ value, n }: { readonly value: number | null; readonly n: number }) => Math.round((value ?? 0) * n);
  const { rightAccepted, wrongRejected, passed, missed } = result;
  if (!passed) return [t('missed'), ...missed];
  return [t('passed', { accepted: count(rightAccepted), rejected: count(wrongRejected) })];
}
