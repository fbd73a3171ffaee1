import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Judge } from '@assay/contracts';
import { JudgesApi } from '@assay/web/data';
import {
  injectTexts,
  JudgeGradeMark,
  listTable,
  ModelName,
  Notice,
  OutcomeMark,
  TableExport,
  TextStore,
} from '@assay/web/ui';
import { JUDGE_TEXTS } from '../judge-texts';
import { CertificateTable } from './certificate-table';
import { JudgeList } from './judge-list';
import { certificateWords, conductWords, examWords } from './judge-words';
import { LABEL_COLUMNS } from './label-columns';

/** One judge: its grade, what people say about it, its exam, and what can be done. */
@Component({
  selector: 'assay-judge-card',
  imports: [RouterLink, JudgeGradeMark, ModelName, Notice, OutcomeMark, TableExport, CertificateTable],
  styleUrl: './judge-card.css',
  template: `
    <article>
      <header>
        <h3><assay-model-name [name]="judge().name" [server]="judge().server" /></h3>
        <assay-judge-grade [grade]="judge().certificate.grade" />
        <span class="sp"></span>
        <span class="mut">{{ t('verdicts', { n: judge().verdicts.met + judge().verdicts.notMet }) }}</span>
      </header>
      @if (voided(); as words) {
        <assay-notice kind="warning">{{ words }}</assay-notice>
      }
      <p>
        @for (sentence of words(); track sentence) {
          {{ sentence }}
        }
      </p>
      @for (sentence of conduct(); track sentence) {
        <assay-notice kind="warning">{{ sentence }}</assay-notice>
      }
      @if (judge().certificate.labels) {
        <assay-certificate-table [certificate]="judge().certificate" />
      }
      <p class="exam" role="status">
        @if (examMark(); as mark) {
          <assay-outcome-mark [outcome]="mark" />
        }
        <span>
          @for (sentence of exam(); track sentence) {
            {{ sentence }}
          }
          @if (judge().exam?.result) {
            <span class="mut">{{ t('smoke') }}</span>
          }
        </span>
      </p>
      <div class="acts">
        @if (judge().verdicts.met + judge().verdicts.notMet) {
          <a class="btn btn-tonal" [routerLink]="['/settings/judges', judge().id, 'label']">{{ t('label') }}</a>
        }
        <button class="btn btn-outlined" type="button" [disabled]="examining()" (click)="list.examine(judge().id)">
          {{ judge().exam?.finishedAt ? t('examineAgain') : t('examine') }}
        </button>
        @if (examining()) {
          <button class="btn btn-text" type="button" (click)="list.cancel(judge().id)">{{ t('cancelExam') }}</button>
        }
        @if (judge().certificate.labels + judge().certificate.outdated) {
          <assay-table-export [table]="given" [title]="t('labelsOf', { judge: judge().name })" />
        }
      </div>
    </article>
  `,
})
export class JudgeCard {
  readonly judge = input.required<Judge>();
  protected readonly list = inject(JudgeList);
  protected readonly t = injectTexts(JUDGE_TEXTS);
  private readonly api = inject(JudgesApi);
  private readonly language = inject(TextStore).language;

  /** What people said, as a table to be saved. */
  protected readonly given = async () =>
    listTable(await this.api.givenLabels(this.judge().id), LABEL_COLUMNS, (name) => this.t(`lab_${name}`));
  protected readonly words = computed(() => {
    const { name, certificate } = this.judge();
    return certificateWords(name, certificate, this.t, this.language());
  });
  protected readonly conduct = computed(() => conductWords(this.judge().conduct, this.t, this.language()));
  protected readonly exam = computed(() => examWords(this.judge(), this.t));
  protected readonly examining = computed(() => {
    const { exam } = this.judge();
    return exam !== null && exam.finishedAt === null;
  });
  protected readonly examMark = computed(() => {
    const { exam } = this.judge();
    if (exam === null) return null;
    if (exam.finishedAt === null) return exam.state === 'waiting' ? ('waiting' as const) : ('running' as const);
    return exam.result?.passed === true ? ('passed' as const) : ('flagged' as const);
  });
  protected readonly voided = computed(() => {
    const { voided } = this.judge();
    return voided === null ? null : this.t(`void_${voided}`);
  });
}
