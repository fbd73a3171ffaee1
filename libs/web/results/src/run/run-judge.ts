import { Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Judge, JudgeGrade, Run } from '@assay/contracts';
import { injectTexts, JudgeGradeMark } from '@assay/web/ui';
import { RESULT_TEXTS } from '../result-texts';

/** The judge of a run, with the grade of its certificate. */
export interface RunJudgeKnown {
  readonly name: string;
  readonly grade: JudgeGrade;
}

/** The judge of a run as it is known now: a certificate that holds no longer, or none at all, is unmeasured. */
export function runJudge({ judge }: Pick<Run, 'judge'>, judges: readonly Judge[]): RunJudgeKnown | null {
  if (judge === null) return null;
  const known = judges.find(
    ({ modelId, serverId, voided }) => modelId === judge.modelId && serverId === judge.serverId && voided === null,
  );
  return { name: judge.name, grade: known?.certificate.grade ?? 'unmeasured' };
}

/** Says beside judged numbers who judged them, and how far that judge can be trusted. */
@Component({
  selector: 'assay-run-judge',
  imports: [JudgeGradeMark, RouterLink],
  template: `{{ t('judge', { judge: judge().name }) }}
    <a routerLink="/settings"><assay-judge-grade [grade]="judge().grade" /></a>`,
  styles: `
    :host {
      display: inline-flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 4px 8px;
    }
  `,
})
export class RunJudge {
  readonly judge = input.required<RunJudgeKnown>();
  protected readonly t = injectTexts(RESULT_TEXTS);
}
