import { inject, Injectable, signal } from '@angular/core';
import type { RunEvent } from '@assay/contracts';
import { readAll, ResultsApi, toFailure, type Failure } from '@assay/web/data';
import { mergeRows, rowOfResult, type AnswerRow } from './answer-row';
import { trialNews } from './running-rows';

/** Beyond this many answers the charts show the newest ones only, and say so. */
export const CHARTED_ANSWERS = 2_000;

/** Every stored answer of a run, for the charts: read once, carried on by events. */
@Injectable()
export class AllAnswersStore {
  private readonly api = inject(ResultsApi);
  private readonly stored = signal<readonly AnswerRow[]>([]);
  private readonly whole = signal(false);
  private readonly problem = signal<Failure | null>(null);
  private readonly read = signal(false);
  private turn = 0;

  readonly rows = this.stored.asReadonly();
  /** False while reading, and for a run of more answers than are charted. */
  readonly complete = this.whole.asReadonly();
  readonly failure = this.problem.asReadonly();
  readonly ready = this.read.asReadonly();

  async open(runId: string): Promise<void> {
    const turn = ++this.turn;
    try {
      const list = await readAll((page) => this.api.list({ runId, ...page }), CHARTED_ANSWERS);
      if (turn !== this.turn) return;
      const rows = list.items.map(rowOfResult);
      // What events brought while the list was under way is newer than the list.
      this.stored.update((came) => mergeRows(rows, [...came].reverse()));
      this.whole.set(list.complete);
      this.problem.set(null);
      this.read.set(true);
    } catch (error) {
      if (turn === this.turn) this.problem.set(toFailure(error));
    }
  }

  accept(events: readonly RunEvent[]): void {
    const { finished } = trialNews(new Map(), events);
    if (finished.length > 0) this.stored.update((rows) => mergeRows(rows, finished));
  }
}
