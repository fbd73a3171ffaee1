import { computed, inject, Injectable, signal } from '@angular/core';
import type { LabelDesk, LabelItem } from '@assay/contracts';
import { type Failure, JudgesApi, toFailure } from '@assay/web/data';
import type { LabelAction } from './label-key';

/** One person at work on the answers of one judge. */
@Injectable()
export class LabelSession {
  private readonly api = inject(JudgesApi);
  private readonly said = signal<readonly Pick<LabelItem, 'evaluationId' | 'item'>[]>([]);
  private judgeId = '';
  private labeller = '';
  readonly desk = signal<LabelDesk | null>(null);
  readonly failure = signal<Failure | null>(null);
  readonly busy = signal(false);
  readonly canUndo = computed(() => this.said().length > 0);

  async open(judgeId: string, labeller: string): Promise<void> {
    [this.judgeId, this.labeller] = [judgeId, labeller];
    this.desk.set(null);
    this.said.set([]);
    await this.during(() => this.api.nextLabel(judgeId, labeller));
  }

  /** Asks once more after a failure. */
  async again(): Promise<void> {
    await this.during(() => this.api.nextLabel(this.judgeId, this.labeller));
  }

  async act(action: LabelAction): Promise<void> {
    const word = action === 'undo' ? this.said().at(-1) : this.desk()?.next;
    if (word === undefined || word === null || this.busy()) return;
    const { evaluationId, item } = word;
    const { labeller } = this;
    const done = await this.during(() => this.api.label(this.judgeId, { labeller, evaluationId, item, label: action }));
    if (!done) return;
    this.said.update((all) => (action === 'undo' ? all.slice(0, -1) : [...all, { evaluationId, item }]));
  }

  private async during(ask: () => Promise<LabelDesk>): Promise<boolean> {
    this.busy.set(true);
    this.failure.set(null);
    try {
      this.desk.set(await ask());
      return true;
    } catch (error) {
      this.failure.set(toFailure(error));
      return false;
    } finally {
      this.busy.set(false);
    }
  }
}
