import { effect, inject, Injectable, signal, untracked, computed } from '@angular/core';
import type { Judge, ModelRef } from '@assay/contracts';
import { type Failure, injectTicks, JudgesApi, toFailure } from '@assay/web/data';

/** Between two looks while a judge is examined, ms. */
const LOOK_EVERY_MS = 1_500;

/** The judges, looked at again while one of them is examined. */
@Injectable()
export class JudgeList {
  private readonly api = inject(JudgesApi);
  private readonly resource = this.api.listResource();
  readonly commandFailure = signal<Failure | null>(null);
  readonly failure = computed(() => {
    const error = this.resource.error();
    return error === undefined ? null : toFailure(error);
  });
  readonly known = computed(() => this.resource.hasValue());
  readonly judges = computed<readonly Judge[]>(() => (this.resource.hasValue() ? this.resource.value().items : []));
  private readonly examined = computed(() =>
    this.judges().some(({ exam }) => exam !== null && exam.finishedAt === null),
  );

  constructor() {
    const ticks = injectTicks(LOOK_EVERY_MS);
    effect(() => {
      if (ticks() > 0 && untracked(this.examined)) untracked(() => this.resource.reload());
    });
  }

  reload(): void {
    this.resource.reload();
  }

  /** Starts the exam of a judge, or of a model that becomes one by it. */
  async examine(judge: string | ModelRef): Promise<void> {
    this.commandFailure.set(null);
    try {
      const id = typeof judge === 'string' ? judge : (await this.api.add(judge)).id;
      await this.api.examine(id);
    } catch (error) {
      this.commandFailure.set(toFailure(error));
    }
    this.reload();
  }

  /** Stops the exam of a judge. */
  async cancel(judgeId: string): Promise<void> {
    this.commandFailure.set(null);
    try {
      await this.api.cancelExam(judgeId);
    } catch (error) {
      this.commandFailure.set(toFailure(error));
    }
    this.reload();
  }
}
