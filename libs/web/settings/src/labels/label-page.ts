import { Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { RouterLink } from '@angular/router';
import { injectUrlState, JudgesApi, textParam } from '@assay/web/data';
import {
  EmptyState,
  FailureState,
  injectTexts,
  JudgeGradeMark,
  ModelText,
  SkeletonRows,
  TextField,
  TextStore,
} from '@assay/web/ui';
import { JUDGE_TEXTS } from '../judge-texts';
import { certificateWords } from '../judges/judge-words';
import { LABEL_TEXTS } from '../label-texts';
import { labelAction, type LabelAction } from './label-key';
import { LabelProgressBars } from './label-progress';
import { LabelSession } from './label-session';

/** A person says of one answer after another whether a requirement is met, blind, with one key each. */
@Component({
  selector: 'assay-label-page',
  imports: [
    RouterLink,
    ModelText,
    TextField,
    EmptyState,
    FailureState,
    SkeletonRows,
    JudgeGradeMark,
    LabelProgressBars,
  ],
  providers: [LabelSession],
  host: { '(document:keydown)': 'press($event)' },
  styleUrl: './label-page.css',
  templateUrl: './label-page.html',
})
export class LabelPage {
  readonly judgeId = input.required<string>();
  protected readonly session = inject(LabelSession);
  protected readonly t = injectTexts(LABEL_TEXTS);
  private readonly judgeTexts = injectTexts(JUDGE_TEXTS);
  private readonly language = inject(TextStore).language;
  protected readonly url = injectUrlState({ by: textParam() });
  protected readonly name = signal('');
  private readonly judge = inject(JudgesApi).judgeResource(this.judgeId);
  protected readonly judgeName = computed(() => (this.judge.hasValue() ? this.judge.value().name : null));
  protected readonly next = computed(() => this.session.desk()?.next ?? null);
  protected readonly words = computed(() => {
    const desk = this.session.desk();
    const name = this.judgeName();
    return desk === null || name === null
      ? []
      : certificateWords(name, desk.certificate, this.judgeTexts, this.language());
  });
  protected readonly choices = ['yes', 'no', 'skip'] as const;

  constructor() {
    effect(() => {
      const [id, by] = [this.judgeId(), this.url.by()];
      if (by !== '') untracked(() => void this.session.open(id, by));
    });
  }

  protected begin(event: Event): void {
    event.preventDefault();
    const name = this.name().trim();
    if (name !== '') this.url.by.set(name.slice(0, 100));
  }

  protected press(event: KeyboardEvent): void {
    const action = this.url.by() === '' ? null : labelAction(event);
    if (action === null) return;
    event.preventDefault();
    this.act(action);
  }

  protected act(action: LabelAction): void {
    void this.session.act(action);
  }
}
