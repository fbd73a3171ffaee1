import { Component, computed, effect, HostListener, inject, input, signal, untracked } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { injectTicks, injectUrlState, latestOf, ModelSlots, ResultsApi, RunsApi } from '@assay/web/data';
import {
  EmptyState,
  FailureState,
  Icon,
  injectTexts,
  ModelName,
  Notice,
  OutcomeMark,
  SkeletonRows,
  formatPercent,
  TextStore,
} from '@assay/web/ui';
import { RESULT_TEXTS } from '../result-texts';
import { readFilter, ROW_FILTER_PARAMS } from '../run/row-filter-params';
import { rowStatus } from '../run/row-status';
import { AnswerAside } from './answer-aside';
import { AnswerBody } from './answer-body';
import { AnswerList } from './answer-list';
import { answerTitle } from './answer-title';
import { isPageKey, neighboursOf, stepOfKey } from './neighbours';
import { scoreFormula } from './score-formula';
import { WhyTable } from './why-table';

/** One answer: what became of it and why, the answer itself, and how it was made. */
@Component({
  selector: 'assay-answer-page',
  imports: [
    AnswerAside,
    AnswerBody,
    EmptyState,
    FailureState,
    Icon,
    ModelName,
    Notice,
    OutcomeMark,
    RouterLink,
    SkeletonRows,
    WhyTable,
  ],
  styleUrl: './answer-page.css',
  templateUrl: './answer-page.html',
})
export class AnswerPage {
  readonly runId = input.required<string>();
  readonly resultId = input.required<string>();

  protected readonly t = injectTexts(RESULT_TEXTS);
  private readonly router = inject(Router);
  private readonly list = inject(AnswerList);
  private readonly slots = inject(ModelSlots);
  private readonly language = inject(TextStore).language;
  private readonly address = injectUrlState(ROW_FILTER_PARAMS);
  private readonly waiting = injectTicks(3_000);
  private readonly latest = latestOf(inject(ResultsApi).resultResource(() => this.resultId()));
  private readonly run = latestOf(inject(RunsApi).runResource(() => this.runId()));
  private readonly ids = signal<readonly string[]>([]);

  protected readonly failure = this.latest.failure;
  /** The answer of this address; an older one is not shown under a newer address. */
  protected readonly answer = computed(() => {
    const answer = this.latest.value();
    return answer?.id === this.resultId() ? answer : undefined;
  });
  protected readonly unknown = computed(() => {
    const status = this.failure()?.status;
    return this.answer() === undefined && (status === 404 || status === 400);
  });
  protected readonly title = computed(() => {
    const answer = this.answer();
    return answer ? answerTitle(answer, this.t) : null;
  });
  protected readonly score = computed(() => formatPercent(this.answer()?.score, 0, this.language()));
  protected readonly formula = computed(() => {
    const answer = this.answer();
    return answer ? scoreFormula(answer.scores, answer.score) : null;
  });
  protected readonly near = computed(() => neighboursOf(this.ids(), this.resultId()));
  protected readonly runName = computed(() => {
    const run = this.run.value();
    return run ? this.t('runNumber', { run: String(run.number) }) : this.t('run');
  });
  protected readonly query = computed(() => ({
    show: ROW_FILTER_PARAMS.show.write(this.address.show()),
    search: ROW_FILTER_PARAMS.search.write(this.address.search()),
    flag: ROW_FILTER_PARAMS.flag.write(this.address.flag()),
    sort: ROW_FILTER_PARAMS.sort.write(this.address.sort()),
  }));

  constructor() {
    effect(() => {
      const [runId, filter] = [this.runId(), readFilter(this.address)];
      untracked(() => void this.list.of(runId, filter).then((ids) => this.ids.set(ids)));
    });
    effect(() => {
      const models = this.answer()?.otherModels.map((other) => other.modelId) ?? [];
      const own = this.answer()?.modelId;
      untracked(() => this.slots.learn(own === undefined ? models : [own, ...models]));
    });
    effect(() => {
      this.waiting();
      untracked(() => {
        if (this.answer()?.status === 'generated') this.latest.reload();
      });
    });
  }

  protected slot(modelId: string): number | null {
    return this.slots.slot(modelId);
  }

  protected mark(epoch: {
    readonly passed: boolean | null;
    readonly status: 'generated' | 'scored' | 'unscored' | 'missing';
  }) {
    return rowStatus({ status: epoch.status, passed: epoch.passed, outcome: null }, this.t);
  }

  protected reload(): void {
    this.latest.reload();
  }

  @HostListener('document:keydown', ['$event'])
  protected step(event: KeyboardEvent): void {
    const step = isPageKey(event) ? stepOfKey(event) : 0;
    const target = step === 1 ? this.near().next : step === -1 ? this.near().previous : null;
    if (target !== null)
      void this.router.navigate(['/benchmarks/results', this.runId(), target], { queryParams: this.query() });
  }
}
