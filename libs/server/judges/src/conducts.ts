import type { JudgeConduct } from '@assay/contracts';
import { lengthEffect, standingOf } from '@assay/domain/judging';
import { JudgeConductRepository } from '@assay/server/persistence';
import { Injectable } from '@nestjs/common';

/** How judges behave, as their own replies tell. */
@Injectable()
export class Conducts {
  constructor(private readonly stored: JudgeConductRepository) {}

  async of(judgeId: string): Promise<JudgeConduct> {
    const counts = await this.stored.counts(judgeId);
    const length = lengthEffect(await this.stored.lengths(judgeId));
    return { ...counts, standing: standingOf(counts.unreadable), length };
  }
}
