import { ProblemError, type Judge } from '@assay/contracts';
import { graded, itemsPerCallOf, JudgeCertificates, voidOf } from '@assay/server/evaluation';
import { JudgeExamRepository, JudgeRepository, type StoredJudge } from '@assay/server/persistence';
import { Injectable } from '@nestjs/common';
import { Conducts } from './conducts';
import { JudgeExamFile } from './exam-file';
import { examOf, serverVoid } from './judge-voids';

/** Judges with what is known of them. */
@Injectable()
export class JudgeBook {
  constructor(
    private readonly judges: JudgeRepository,
    private readonly exams: JudgeExamRepository,
    private readonly certificates: JudgeCertificates,
    private readonly conducts: Conducts,
    private readonly file: JudgeExamFile,
  ) {}

  async list(): Promise<Judge[]> {
    return this.told(await this.judges.list());
  }

  /** Throws `ProblemError` `not_found`. */
  async read(id: string): Promise<Judge> {
    const stored = await this.judges.find(id);
    const [judge] = stored === null ? [] : await this.told([stored]);
    if (judge === undefined) throw new ProblemError('not_found', `There is no judge with the id ${id}.`);
    return judge;
  }

  private async told(stored: readonly StoredJudge[]): Promise<Judge[]> {
    const exams = await this.exams.latest(stored.map(({ id }) => id));
    const examHash = await this.file.hash();
    const judges: Judge[] = [];
    for (const { identity: _, servedModelId, createdAt, ...judge } of stored) {
      const sat = exams.get(judge.id);
      const exam = sat === undefined ? null : examOf(sat, judge, examHash);
      const issued = await this.certificates.of(judge.id);
      const voided = voidOf(judge, servedModelId) ?? serverVoid(exam, issued.certificate);
      judges.push({
        ...judge,
        itemsPerCall: itemsPerCallOf(judge.promptHash),
        createdAt: createdAt.toISOString(),
        ...{ voided, verdicts: issued.verdicts, exam },
        certificate: graded(issued.certificate, voided),
        conduct: await this.conducts.of(judge.id),
      });
    }
    return judges;
  }
}
