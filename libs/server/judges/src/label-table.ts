import {
  LABEL_TARGETS,
  ProblemError,
  type GivenLabel,
  type LabelDesk,
  type LabelItem,
  type NewLabel,
} from '@assay/contracts';
import { cleanAnswer } from '@assay/domain/scoring';
import { countedLabels } from '@assay/domain/judging';
import { conversation, JudgeCertificates } from '@assay/server/evaluation';
import {
  JudgeLabelRepository,
  JudgeRepository,
  type Draw,
  type DrawnVerdict,
  type StoredLabel,
} from '@assay/server/persistence';
import { Injectable } from '@nestjs/common';

/** Hands out answers to label and takes what people say. */
@Injectable()
export class LabelTable {
  constructor(
    private readonly judges: JudgeRepository,
    private readonly labels: JudgeLabelRepository,
    private readonly certificates: JudgeCertificates,
  ) {}

  /** The next answer for a person. Throws `ProblemError` `not_found`. */
  async next(judgeId: string, labeller: string): Promise<LabelDesk> {
    await this.mustExist(judgeId);
    const all = await this.labels.of(judgeId);
    const { certificate } = await this.certificates.of(judgeId);
    const own = all.filter((label) => label.labeller === labeller && label.label !== null).length;
    const shared = countedLabels(all).twice.length;
    const targets = { target: LABEL_TARGETS.each, sharedTarget: LABEL_TARGETS.shared };
    return {
      next: await this.draw(judgeId, labeller, all, shared),
      progress: { own, met: certificate.met, notMet: certificate.notMet, shared, ...targets },
      certificate,
    };
  }

  /** What people have said so far. Throws `ProblemError` `not_found`. */
  async given(judgeId: string): Promise<GivenLabel[]> {
    await this.mustExist(judgeId);
    return this.labels.given(judgeId);
  }

  /** Keeps, changes or takes back what a person says. Throws `ProblemError` `not_found`. */
  async say(judgeId: string, { labeller, evaluationId, item, label }: NewLabel): Promise<LabelDesk> {
    await this.mustExist(judgeId);
    const word = label === 'skip' ? null : label === 'yes';
    const known =
      label === 'undo'
        ? await this.labels.remove(judgeId, labeller, evaluationId, item)
        : await this.labels.put(judgeId, { labeller, evaluationId, item, label: word });
    if (!known) throw new ProblemError('not_found', 'This judge has no such verdict; the task may have been changed.');
    return this.next(judgeId, labeller);
  }

  /** First what another person has labelled, until enough is shared; then the kind of verdict that has fewer labels. */
  private async draw(
    judgeId: string,
    labeller: string,
    all: readonly StoredLabel[],
    shared: number,
  ): Promise<LabelItem | null> {
    const count = (met: boolean): number => all.filter(({ judgeMet, current }) => current && judgeMet === met).length;
    const fewer = count(true) < count(false);
    const draws: Draw[] = [{ met: fewer }, { met: !fewer }];
    if (shared < LABEL_TARGETS.shared) draws.unshift('labelled_by_another');
    else draws.push('labelled_by_another');
    for (const draw of draws) {
      const drawn = await this.labels.draw(judgeId, labeller, draw);
      if (drawn !== null) return itemOf(drawn);
    }
    return null;
  }

  private async mustExist(judgeId: string): Promise<void> {
    if ((await this.judges.find(judgeId)) === null)
      throw new ProblemError('not_found', `There is no judge with the id ${judgeId}.`);
  }
}

/** As the judge saw it, without anything that tells who answered or what was said about it. */
function itemOf({ evaluationId, item, requirement, title, output, variant, ...task }: DrawnVerdict): LabelItem {
  const { taskDescription, expectedOutput } = task.variants[variant - 1] ?? task;
  return {
    ...{ evaluationId, item, requirement, title },
    task: conversation(task, taskDescription),
    reference: expectedOutput,
    answer: cleanAnswer(output).text,
  };
}
