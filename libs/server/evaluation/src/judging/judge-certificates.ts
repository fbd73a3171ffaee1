import type { JudgeCertificate, JudgeVoid } from '@assay/contracts';
import { countedLabels, judgeCertificate, type VerdictCounts } from '@assay/domain/judging';
import { JudgeLabelRepository, JudgeRepository, type StoredJudge } from '@assay/server/persistence';
import { Injectable } from '@nestjs/common';
import { JUDGE_PROMPT_HASHES } from './judge-identity';

/** A certificate with the verdicts that it is about. */
export interface IssuedCertificate {
  readonly verdicts: VerdictCounts;
  readonly certificate: JudgeCertificate;
}

/**
 * Issues the certificate of a judge from what people said; another digest or prompt is another judge, without any labels, and those under another version
 * of its server do not count.
 */
@Injectable()
export class JudgeCertificates {
  constructor(
    private readonly judges: JudgeRepository,
    private readonly labels: JudgeLabelRepository,
  ) {}

  async of(judgeId: string): Promise<IssuedCertificate> {
    const [labels, verdicts] = [await this.labels.of(judgeId), await this.judges.verdicts(judgeId)];
    return { verdicts, certificate: judgeCertificate({ ...countedLabels(labels), verdicts }) };
  }

  /** As it holds now: a void one shows its figures, and no grade. Null where there is no such judge. */
  async valid(judgeId: string): Promise<JudgeCertificate | null> {
    const judge = await this.judges.find(judgeId);
    if (judge === null) return null;
    const { certificate } = await this.of(judgeId);
    return graded(certificate, voidOf(judge, judge.servedModelId));
  }
}

/** Why what is known of a judge holds no longer, as far as the judge itself tells. */
export function voidOf(
  { modelId, promptHash }: Pick<StoredJudge, 'modelId' | 'promptHash'>,
  servedModelId: string | null,
): JudgeVoid | null {
  if (!JUDGE_PROMPT_HASHES.includes(promptHash)) return 'prompt_changed';
  if (servedModelId === null) return 'not_served';
  return servedModelId === modelId ? null : 'model_changed';
}

/** A void certificate shows its figures, and no grade. */
export function graded(certificate: JudgeCertificate, voided: JudgeVoid | null): JudgeCertificate {
  return voided === null || voided === 'not_served' ? certificate : { ...certificate, grade: 'unmeasured' };
}
