import type { JudgeCertificate, JudgeConduct } from '@assay/contracts';
import {
  judgeCertificate,
  lengthEffect,
  standingOf,
  type LabelledVerdict,
  type VerdictCounts,
} from '@assay/domain/judging';
import {
  JudgeConductRepository,
  JudgeLabelRepository,
  JudgeRepository,
  type StoredLabel,
} from '@assay/server/persistence';
import { Injectable } from '@nestjs/common';

/** A certificate with the verdicts that it is about. */
export interface IssuedCertificate {
  readonly verdicts: VerdictCounts;
  readonly certificate: JudgeCertificate;
}

/** Issues the certificate of a judge from what people said; another digest or prompt is another judge, without any labels, and those under another version of its server do not count. */
@Injectable()
export class Certificates {
  constructor(
    private readonly judges: JudgeRepository,
    private readonly labels: JudgeLabelRepository,
    private readonly conducts: JudgeConductRepository,
  ) {}

  async of(judgeId: string): Promise<IssuedCertificate> {
    const [labels, verdicts] = [await this.labels.of(judgeId), await this.judges.verdicts(judgeId)];
    return { verdicts, certificate: judgeCertificate({ ...countedLabels(labels), verdicts }) };
  }

  /** How it behaves, as its own replies tell. */
  async conduct(judgeId: string): Promise<JudgeConduct> {
    const counts = await this.conducts.counts(judgeId);
    const length = lengthEffect(await this.conducts.lengths(judgeId));
    return { ...counts, standing: standingOf(counts.unreadable), length };
  }
}

/** What counts of all labels: of each requirement the first word, and the first two where two people spoke; skipped ones do not. */
export function countedLabels(all: readonly StoredLabel[]) {
  const spoken = all.filter(({ label, current }) => label !== null && current);
  const byVerdict = new Map<string, StoredLabel[]>();
  for (const label of spoken) {
    const key = `${label.evaluationId} ${label.item}`;
    byVerdict.set(key, [...(byVerdict.get(key) ?? []), label]);
  }
  const labels: LabelledVerdict[] = [];
  const twice: (readonly [boolean, boolean])[] = [];
  for (const [first, second] of byVerdict.values()) {
    if (first === undefined) continue;
    labels.push({ judge: first.judgeMet, human: first.label === true });
    if (second !== undefined) twice.push([first.label === true, second.label === true]);
  }
  return {
    ...{ labels, twice },
    outdated: all.filter(({ label, current }) => label !== null && !current).length,
    outdatedByServer: all.filter(({ label, sameServer }) => label !== null && !sameServer).length,
    labellers: new Set(spoken.map(({ labeller }) => labeller)).size,
  };
}
