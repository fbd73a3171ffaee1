import { ProblemError, type ModelRef } from '@assay/contracts';
import type { JudgedAnswer, JudgingItem } from '@assay/domain/judging';
import { PlanningReads, type ServedTag } from '@assay/server/persistence';
import { ModelAsker } from '../ask/model-asker';
import { EngineLimits } from '../engine-limits';
import { judgeNumCtx } from '../launch/draft-judge';
import { resolveModel } from '../launch/resolve-models';
import { talkToJudge, type TalkEnd } from './judge-talk';

/** One answer for a judge, outside of any run. */
export interface AnswerToJudge {
  readonly about: JudgedAnswer;
  readonly items: readonly JudgingItem[];
  /** 16 hexadecimal digits that no answer knows. */
  readonly nonce: string;
}

/** Has one answer judged as a run would, with the judge's lane in hand, and stores nothing. */
export class JudgeAsker {
  constructor(
    private readonly asker: ModelAsker,
    private readonly reads: PlanningReads,
    private readonly limits: EngineLimits,
  ) {}

  /** The judge that is named, or else that of the settings; null where none is wanted or served. Throws `unknown_model`, `ambiguous_model`. */
  async judgeFor(ref: ModelRef | null | undefined): Promise<ServedTag | null> {
    const wanted = ref === undefined ? await this.limits.defaultJudge() : ref;
    if (wanted === null) return null;
    try {
      return resolveModel(wanted, await this.reads.servedTags([wanted.model]), 'judge');
    } catch (error) {
      if (ref === undefined && error instanceof ProblemError) return null;
      throw error;
    }
  }

  /** Throws `ProblemError`: `in_use` while the judge's server works, and what its server says. */
  async judge(served: ServedTag, { about, items, nonce }: AnswerToJudge, signal: AbortSignal): Promise<TalkEnd> {
    const longest = about.task.length + about.reference.length;
    const numCtx = judgeNumCtx(served, { models: [], tasks: [{ longest }], numCtx: undefined });
    return this.asker.talk(served, signal, (send) =>
      talkToJudge({ served, runner: { numCtx }, send, about, items, nonce }),
    );
  }
}
