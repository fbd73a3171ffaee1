import { ProblemError, type Judge, type JudgeVoid, type ModelRef } from '@assay/contracts';
import { JUDGE_PROMPT_HASH } from '@assay/server/evaluation';
import { JudgeExaminer } from '@assay/server/execution';
import { JudgeExamRepository, JudgeRepository, type StoredJudge } from '@assay/server/persistence';
import { Injectable } from '@nestjs/common';
import { Certificates } from './certificates';

/** Judges with what is known of them. */
@Injectable()
export class JudgeBook {
  constructor(
    private readonly judges: JudgeRepository,
    private readonly exams: JudgeExamRepository,
    private readonly certificates: Certificates,
    private readonly examiner: JudgeExaminer,
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

  /** Makes a model known as a judge before its first use. Throws `ProblemError` `unknown_model`, `ambiguous_model`. */
  async add(ref: ModelRef): Promise<Judge> {
    return this.read(await this.examiner.register(ref));
  }

  private async told(stored: readonly StoredJudge[]): Promise<Judge[]> {
    const exams = await this.exams.latest(stored.map(({ id }) => id));
    const judges: Judge[] = [];
    for (const { identity: _, servedModelId, createdAt, ...judge } of stored) {
      const voided = voidOf(judge, servedModelId);
      const { verdicts, certificate } = await this.certificates.of(judge.id, voided);
      const exam = exams.get(judge.id) ?? null;
      judges.push({ ...judge, createdAt: createdAt.toISOString(), voided, verdicts, certificate, exam });
    }
    return judges;
  }
}

/** Why what is known of a judge holds no longer. */
export function voidOf(
  { modelId, promptHash }: Pick<StoredJudge, 'modelId' | 'promptHash'>,
  servedModelId: string | null,
): JudgeVoid | null {
  if (promptHash !== JUDGE_PROMPT_HASH) return 'prompt_changed';
  if (servedModelId === null) return 'not_served';
  return servedModelId === modelId ? null : 'model_changed';
}
