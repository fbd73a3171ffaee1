import { Component, computed, effect, ElementRef, inject, input, output, untracked } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { ComparedModel, Comparison, Result } from '@assay/contracts';
import { latestOf, ModelSlots, numberParam, injectUrlState, ResultsApi, textParam } from '@assay/web/data';
import {
  FailureState,
  formatDuration,
  formatPercent,
  Icon,
  injectTexts,
  MarkedText,
  ModelName,
  OutcomeMark,
  SkeletonRows,
  TextStore,
} from '@assay/web/ui';
import { answerPairs, markAnswers, ofColumn, type AnswerPair } from './answer-pairs';
import { ANSWER_TEXTS } from './answer-texts';

/** Answers to one task read at once, per model. */
const READ = 200;

/** What is said where nothing can be marked. */
const SAID = { alike: 'alike', unlike: 'unlike', long: 'long' } as const;

/** What two models answered to one task, side by side, with the words marked that only one of them has. */
@Component({
  selector: 'assay-task-answers',
  imports: [FailureState, Icon, MarkedText, ModelName, OutcomeMark, RouterLink, SkeletonRows],
  styleUrl: './task-answers.css',
  templateUrl: './task-answers.html',
})
export class TaskAnswers {
  readonly comparison = input.required<Comparison>();
  readonly baseline = input.required<string>();
  readonly taskId = input.required<string>();
  readonly closed = output();

  protected readonly t = injectTexts(ANSWER_TEXTS);
  protected readonly url = injectUrlState({
    beside: textParam(),
    try: numberParam({ min: 1, max: 10_000, whole: true }),
  });
  private readonly slots = inject(ModelSlots);
  private readonly language = inject(TextStore).language;
  private readonly results = inject(ResultsApi);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  protected readonly task = computed(() => this.comparison().grid.find(({ taskId }) => taskId === this.taskId()));
  protected readonly heading = computed(() => {
    const title = this.task()?.title;
    return title === undefined ? this.t('headingUnknown') : this.t('heading', { task: title });
  });
  protected readonly others = computed(() => this.comparison().models.filter(({ name }) => name !== this.baseline()));
  protected readonly left = computed(() => this.comparison().models.find(({ name }) => name === this.baseline()));
  protected readonly right = computed(
    () => this.others().find(({ name }) => name === this.url.beside()) ?? this.others()[0],
  );
  private readonly leftRead = latestOf(this.results.listResource(() => this.asked(this.left())));
  private readonly rightRead = latestOf(this.results.listResource(() => this.asked(this.right())));
  protected readonly failure = computed(() => this.leftRead.failure() ?? this.rightRead.failure());
  protected readonly pairs = computed(() => {
    const [left, right] = [this.left(), this.right()];
    const [ofLeft, ofRight] = [this.leftRead.value(), this.rightRead.value()];
    if (!left || !right || !ofLeft || !ofRight) return undefined;
    const here = ({ benchmarkTaskId }: Result): boolean => benchmarkTaskId === this.taskId();
    return answerPairs(ofColumn(ofLeft.items.filter(here), left), ofColumn(ofRight.items.filter(here), right));
  });
  /** Counted from 1, so that an address can name it. */
  protected readonly at = computed(() => Math.min(this.url.try() ?? 1, Math.max(this.pairs()?.length ?? 1, 1)));
  protected readonly pair = computed(() => this.pairs()?.[this.at() - 1]);
  protected readonly marked = computed(() => {
    const [left, right] = [this.pair()?.left?.output ?? '', this.pair()?.right?.output ?? ''];
    return markAnswers(left, right);
  });
  protected readonly sides = computed(() => {
    const [pair, marked] = [this.pair(), this.marked()];
    return [
      { model: this.left(), result: pair?.left ?? null, parts: marked.left },
      { model: this.right(), result: pair?.right ?? null, parts: marked.right },
    ];
  });
  /** What the marks say, where both answered. */
  protected readonly words = computed(() => {
    const { state } = this.marked();
    const both = Boolean(this.pair()?.left?.output) && Boolean(this.pair()?.right?.output);
    return both && state !== 'marked' ? this.t(SAID[state]) : '';
  });

  constructor() {
    effect(() => {
      if (this.taskId() !== '') untracked(() => this.host.nativeElement.scrollIntoView({ block: 'nearest' }));
    });
  }

  protected tryName({ variant, epoch }: AnswerPair): string {
    const several = new Set(this.pairs()?.map((pair) => pair.variant)).size > 1;
    return several ? this.t('tryOfVariant', { variant, epoch }) : this.t('try', { epoch });
  }
  protected slot(model: ComparedModel): number | null {
    return this.slots.slot(model.modelId);
  }
  protected mark({ status, passed }: Result): 'passed' | 'failed' | 'missing' | 'unscored' {
    if (status === 'missing') return 'missing';
    if (status !== 'scored') return 'unscored';
    return passed === true ? 'passed' : 'failed';
  }
  protected figures(result: Result): string {
    const parts = [
      ...(result.score === null ? [] : [this.t('score', { score: formatPercent(result.score, 0, this.language()) })]),
      ...(result.executionTime === null ? [] : [formatDuration(result.executionTime, this.language())]),
    ];
    return parts.join(' · ');
  }
  protected again(): void {
    this.leftRead.reload();
    this.rightRead.reload();
  }
  protected choose(event: Event): void {
    this.url.beside.set((event.target as HTMLSelectElement).value);
  }

  private asked(model: ComparedModel | undefined) {
    // What an address names and the grid does not hold is not asked for.
    const taskId = this.task()?.taskId;
    if (model === undefined || taskId === undefined) return undefined;
    return { taskId, model: model.model, serverId: model.serverId, sort: '-created', limit: READ };
  }
}
