import { createHash, randomBytes } from 'node:crypto';
import { ProblemError, type ModelRef } from '@assay/contracts';
import { examQuestions, type ExamItem } from '@assay/domain/judging';
import { runnerOptions } from '@assay/domain/scheduling';
import { judgeIdentity, judgePromptHash } from '@assay/server/evaluation';
import { PlanningReads, type JudgeRegistry, type ServedTag } from '@assay/server/persistence';
import { ModelAsker } from '../ask/model-asker';
import { resolveModel } from '../launch/resolve-models';
import { ExamSitting } from './exam-sitting';

/** A judge that is to be examined. */
export interface ExaminedJudge {
  readonly name: string;
  readonly modelId: string;
  readonly serverId: string;
}

/** How far a stretch of an exam came: to the end, or to work of a run that goes first. */
export interface ExamStretch {
  readonly end: 'over' | 'gave_way';
  /** Of the judge's server. */
  readonly serverVersion: string | null;
}

/** Puts a judge to the exam with the questions, the replay and the way to its server that judging has. */
export class JudgeExaminer {
  constructor(
    private readonly asker: ModelAsker,
    private readonly reads: PlanningReads,
    private readonly judges: JudgeRegistry,
  ) {}

  /** The id of a model as a judge; it is stored when it is new. Throws `ProblemError` `unknown_model`, `ambiguous_model`. */
  async register(ref: ModelRef): Promise<string> {
    const served = resolveModel(ref, await this.reads.servedTags([ref.model]), 'model');
    const { modelId, serverId, tag, parameterSize } = served;
    return this.judges.put({
      ...{ modelId, serverId, tag },
      identity: judgeIdentity(served),
      promptHash: judgePromptHash(parameterSize),
    });
  }

  /** How many questions an exam has. */
  questions(items: readonly ExamItem[]): number {
    return examQuestions(items, '', sha256).length;
  }

  /** A new exam with nothing answered. */
  sitting(items: readonly ExamItem[]): ExamSitting {
    const secret = randomBytes(8).toString('hex');
    return new ExamSitting(examQuestions(items, secret, sha256), secret);
  }

  /**
   * Asks question after question, as long as no run, probe or other exam wants the judge's server; `told` hears of each that is done. Throws
   * `ProblemError`: `conflict` where the tag names another model by now, and what its server says.
   */
  async examine(
    judge: ExaminedJudge,
    sitting: ExamSitting,
    signal: AbortSignal,
    told: (done: number) => Promise<void>,
  ): Promise<ExamStretch> {
    const served = await this.servedAs(judge);
    const { serverVersion } = served;
    const gaveWay = { end: 'gave_way', serverVersion } as const;
    if (await this.asker.isWanted(served.serverId)) return gaveWay;
    const runner = runnerOptions({ thinking: false, contextLength: served.contextLength });
    try {
      return await this.asker.talk(served, signal, async (send) => {
        while (!sitting.isOver) {
          await told(sitting.done);
          await sitting.next({ served, runner, send });
          if (!sitting.isOver && (await this.asker.isWanted(served.serverId))) return gaveWay;
        }
        return { end: 'over', serverVersion };
      });
    } catch (error) {
      if (error instanceof ProblemError && error.code === 'in_use') return gaveWay;
      throw error;
    }
  }

  private async servedAs({ name, modelId, serverId }: ExaminedJudge): Promise<ServedTag> {
    const served = resolveModel({ model: name, serverId }, await this.reads.servedTags([name]), 'judge');
    if (served.modelId === modelId) return served;
    throw new ProblemError('conflict', `${name} is another model on ${served.server} by now: that is another judge.`);
  }
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
