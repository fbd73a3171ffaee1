import { Component, computed, DestroyRef, inject, input, linkedSignal, signal } from '@angular/core';
import type { Model, TriedTask, TryTask } from '@assay/contracts';
import { type Failure, latestOf, ModelsApi, toFailure } from '@assay/web/data';
import { FailureState, Icon, injectTexts, Notice, Segmented } from '@assay/web/ui';
import { TASK_TEXTS } from '../task-texts';
import { TryResult } from './try-result';

/** Has an answer scored, or a model asked for one; ends when the signal aborts. */
export type TryAsk = (what: TryTask, signal: AbortSignal) => Promise<TriedTask>;

type Way = 'paste' | 'ask';

/** Scores a pasted answer, or one that a model gives now, against a task; nothing is stored. */
@Component({
  selector: 'assay-try-panel',
  imports: [FailureState, Icon, Notice, Segmented, TryResult],
  styleUrl: './try-panel.css',
  templateUrl: './try-panel.html',
})
export class TryPanel {
  readonly ask = input.required<TryAsk>();
  /** From 1. */
  readonly variant = input(1);
  readonly mustPass = input<readonly string[]>([]);
  readonly mustFail = input<readonly string[]>([]);
  readonly needsJudge = input(false);
  /** Why it cannot be tried now; empty = it can. */
  readonly blocked = input('');
  protected readonly t = injectTexts(TASK_TEXTS);
  protected readonly way = signal<Way | null>('paste');
  protected readonly answer = signal('');
  protected readonly busy = signal(false);
  /** What was tried belongs to one variant. */
  protected readonly tried = linkedSignal<number, TriedTask | null>({ source: this.variant, computation: () => null });
  protected readonly failure = signal<Failure | null>(null);
  private readonly models = latestOf(inject(ModelsApi).listResource());
  private running: AbortController | null = null;

  protected readonly ways = computed(() => [
    { value: 'paste' as const, label: this.t('paste') },
    { value: 'ask' as const, label: this.t('ask') },
  ]);
  protected readonly known = computed(() => this.models.value() !== undefined);
  protected readonly askable = computed(() => (this.models.value()?.items ?? []).filter(canChat));
  protected readonly model = linkedSignal(() => this.askable()[0] ?? null);
  protected readonly fillings = computed(() => [
    ...this.mustPass().map((text, no) => ({ text, label: this.t('fillPass', { no: no + 1 }) })),
    ...this.mustFail().map((text, no) => ({ text, label: this.t('fillFail', { no: no + 1 }) })),
  ]);

  constructor() {
    inject(DestroyRef).onDestroy(() => this.stop());
  }

  protected fill(select: HTMLSelectElement): void {
    const filling = this.fillings()[Number(select.value)];
    if (filling !== undefined) this.answer.set(filling.text);
    select.value = '';
  }
  protected chooseModel(place: string): void {
    this.model.set(this.askable()[Number(place)] ?? null);
  }
  protected stop(): void {
    this.running?.abort();
  }

  protected async go(event: Event): Promise<void> {
    event.preventDefault();
    const what = this.question();
    if (what === null || this.busy() || this.blocked() !== '') return;
    this.busy.set(true);
    this.failure.set(null);
    this.running = new AbortController();
    try {
      this.tried.set(await this.ask()({ ...what, variant: this.variant() }, this.running.signal));
    } catch (error) {
      if (!isStop(error)) this.failure.set(toFailure(error));
    } finally {
      this.busy.set(false);
    }
  }

  private question(): TryTask | null {
    if (this.way() !== 'ask') return { output: this.answer() };
    const model = this.model();
    return model === null ? null : { model: model.name, serverId: model.serverId };
  }
}

function canChat(model: Model): boolean {
  return model.capabilities.length === 0 || model.capabilities.includes('completion');
}

function isStop(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'AbortError';
}
