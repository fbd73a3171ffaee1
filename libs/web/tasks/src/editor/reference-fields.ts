import { Component, computed, inject, linkedSignal, signal } from '@angular/core';
import { type Failure, TasksApi, toFailure } from '@assay/web/data';
import { FailureState, formatPercent, Icon, injectTexts, OutcomeMark, TextField } from '@assay/web/ui';
import { EDITOR_TEXTS } from '../editor-texts';
import { DraftStore } from './draft-store';
import { answersToProve, type ProvenAnswer, type ToProve } from './prove-answers';

/** Answers that must pass and that must fail, and the proof that they do. */
@Component({
  selector: 'assay-reference-fields',
  imports: [FailureState, Icon, OutcomeMark, TextField],
  styleUrl: './fields.css',
  templateUrl: './reference-fields.html',
})
export class ReferenceFields {
  protected readonly store = inject(DraftStore);
  protected readonly t = injectTexts(EDITOR_TEXTS);
  private readonly api = inject(TasksApi);
  protected readonly kinds = ['mustPass', 'mustFail'] as const;
  protected readonly failure = signal<Failure | null>(null);
  protected readonly busy = signal<number | null>(null);
  protected readonly toProve = computed<readonly ToProve[]>(() => answersToProve(this.store.draft()));
  /** What was proven holds for the task as it was; any change asks anew. */
  protected readonly proven = linkedSignal<unknown, readonly ProvenAnswer[]>({
    source: this.store.raw,
    computation: () => [],
  });
  protected readonly wrong = computed(() => this.proven().filter((one) => !one.holds));
  protected readonly finished = computed(() => this.busy() === null && this.proven().length > 0);

  protected words({ accuracy, reason }: ProvenAnswer): string {
    return this.t('scoresWrong', { share: formatPercent(accuracy), reason });
  }
  protected where({ variant, no }: ProvenAnswer): string {
    const answer = this.t('answerNo', { no: no + 1 });
    return variant === 1 ? answer : `${this.t('variantNo', { no: variant })}, ${answer}`;
  }

  protected async proveAll(): Promise<void> {
    const draft = this.store.draft();
    if (draft === null || this.busy() !== null) return;
    this.failure.set(null);
    const done: ProvenAnswer[] = [];
    try {
      for (const one of this.toProve()) {
        this.busy.set(done.length);
        const { variant, output } = one;
        const tried = await this.api.tryDraft(draft, { variant, output }, new AbortController().signal);
        const holds = one.kind === 'mustPass' ? tried.accuracy === 1 : tried.accuracy === 0;
        done.push({ ...one, holds, accuracy: tried.accuracy, reason: tried.reason });
      }
      if (draft === this.store.draft()) this.proven.set(done);
    } catch (error) {
      this.failure.set(toFailure(error));
    } finally {
      this.busy.set(null);
    }
  }
}
