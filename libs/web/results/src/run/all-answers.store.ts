import { DestroyRef, inject, Injectable, signal } from '@angular/core';
import type { RunEvent } from '@assay/contracts';
import { readAll, ResultsApi, toFailure, type Failure } from '@assay/web/data';
import { mergeRows, rowOfResult, type AnswerRow } from './answer-row';
import { trialNews } from './running-rows';

/** Beyond this many answers the charts show the newest ones only, and say so. */
export const CHARTED_ANSWERS = 2_000;
const PLACE_MS = 1_000;

/** Every stored answer of a run, for the charts: read once, carried on by events. */
@Injectable()
export class AllAnswersStore {
  private readonly api = inject(ResultsApi);
  private readonly stored = signal<readonly AnswerRow[]>([]);
  private readonly whole = signal(false);
  private readonly problem = signal<Failure | null>(null);
  private readonly read = signal(false);
  private turn = 0;
  private came: readonly AnswerRow[] = [];
  private timer: ReturnType<typeof setTimeout> | undefined;

  readonly rows = this.stored.asReadonly();
  /** False while reading, and for a run of more answers than are charted. */
  readonly complete = this.whole.asReadonly();
  readonly failure = this.problem.asReadonly();
  readonly ready = this.read.asReadonly();

  constructor() {
    inject(DestroyRef).onDestroy(() => clearTimeout(this.timer));
  }

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

  /** Takes events in; the charts follow once a second, however many come. */
  accept(events: readonly RunEvent[]): void {
    this.came = [...this.came, ...trialNews(new Map(), events).finished];
    if (this.came.length > 0) this.timer ??= setTimeout(() => this.place(), PLACE_MS);
  }

  private place(): void {
    const came = this.came;
    this.came = [];
    this.timer = undefined;
    this.stored.update((rows) => mergeRows(rows, came).slice(0, CHARTED_ANSWERS));
  }
}
