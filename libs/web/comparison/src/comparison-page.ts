import { Component, computed, DOCUMENT, effect, inject, linkedSignal, signal, untracked } from '@angular/core';
import { RouterLink } from '@angular/router';
import { FINAL_RUN_STATUSES, LIMITS, TASK_TYPES, type Comparison } from '@assay/contracts';
import {
  choicesParam,
  ComparisonApi,
  injectTicks,
  injectUrlState,
  latestOf,
  listParam,
  ModelSlots,
  RunsApi,
  textParam,
} from '@assay/web/data';
import {
  CopyButton,
  EmptyState,
  FailureState,
  FilterChips,
  injectTexts,
  Notice,
  SkeletonRows,
  TextStore,
} from '@assay/web/ui';
import { AccuracyTable } from './accuracy-table';
import { fitBeside } from './beside';
import { candidatesOf, isCandidate, runsWith, type Candidate } from './candidates';
import { ColumnBar } from './column-bar';
import { COMPARISON_TEXTS } from './comparison-texts';
import { DifferencesTable } from './differences-table';
import { DotFigure } from './dot-figure';
import { ForestFigure } from './forest-figure';
import { GridFigure } from './grid-figure';
import { ItemsTable } from './items-table';
import { knownWork, NOTHING_KNOWN, type KnownWork } from './known-work';
import { judgeNotes, judgesOf } from './judge-notes';
import { originNotes } from './origin-notes';
import { ParetoFigure } from './pareto-figure';
import { ReadingHelp } from './reading-help';
import { ReportMenu } from './report-menu';
import { TimesFigure } from './times-figure';
import { VerdictPanel } from './verdict-panel';
import { WeightsPanel } from './weights-panel';
import { listed, overallScope, scopeTitle } from './words';

const AGAIN_MS = 15_000;
/** Categories that the API takes. */
const MOST_CATEGORIES = 50;

/** Two to ten models on the tasks that they have in common: the verdict first, its evidence below. */
@Component({
  selector: 'assay-comparison-page',
  imports: [
    AccuracyTable,
    ColumnBar,
    CopyButton,
    DifferencesTable,
    DotFigure,
    EmptyState,
    FailureState,
    FilterChips,
    ForestFigure,
    GridFigure,
    ItemsTable,
    Notice,
    ParetoFigure,
    ReadingHelp,
    ReportMenu,
    RouterLink,
    SkeletonRows,
    TimesFigure,
    VerdictPanel,
    WeightsPanel,
  ],
  styleUrl: './comparison-page.css',
  templateUrl: './comparison-page.html',
})
export class ComparisonPage {
  protected readonly t = injectTexts(COMPARISON_TEXTS);
  protected readonly language = inject(TextStore).language;
  protected readonly address = inject(DOCUMENT).location;
  private readonly slots = inject(ModelSlots);
  private readonly ticks = injectTicks(AGAIN_MS);
  protected readonly url = injectUrlState({
    models: listParam(),
    runIds: listParam(),
    taskTypes: choicesParam(TASK_TYPES),
    // A filter is a step that "back" undoes.
    categories: { ...listParam(), history: 'push' },
    baseline: textParam(),
  });
  private readonly runs = latestOf(inject(RunsApi).listResource(() => ({ limit: LIMITS.pageSize.max })));

  /** How many columns the address asks for; more than fit are left out, and the page says so. */
  protected readonly asked = computed(() => new Set(this.url.models()).size);
  protected readonly models = computed(() => [...new Set(this.url.models())].slice(0, LIMITS.modelsCompared.max));
  protected readonly runIds = this.url.runIds;
  /** The first column, where none was chosen. */
  protected readonly baseline = computed(() => {
    const asked = this.url.baseline();
    return this.models().includes(asked) ? asked : (this.models()[0] ?? '');
  });
  private readonly query = computed(
    () => {
      const models = this.models();
      if (models.length < LIMITS.modelsCompared.min) return undefined;
      const categories = this.url.categories().slice(0, MOST_CATEGORIES);
      return { models, runIds: this.runIds(), taskTypes: this.url.taskTypes(), categories, baseline: this.baseline() };
    },
    { equal: (a, b) => JSON.stringify(a) === JSON.stringify(b) },
  );
  private readonly latest = latestOf(inject(ComparisonApi).comparisonResource(() => this.query()));
  protected readonly comparison = computed(() => (this.query() === undefined ? undefined : this.latest.value()));
  protected readonly failure = computed(() => (this.query() === undefined ? null : this.latest.failure()));
  /** Columns that are asked for and that no stored answer is of. */
  protected readonly unanswered = computed(() =>
    this.failure()?.code === 'unknown_model' && this.candidatesKnown()
      ? this.models().filter((name) => this.candidate(name) === undefined)
      : [],
  );
  protected readonly stale = this.latest.stale;
  protected readonly candidates = computed(() => candidatesOf(this.runs.value()?.items ?? []));
  protected readonly candidatesKnown = computed(() => this.runs.value() !== undefined);
  protected readonly common = computed(() => {
    const comparison = this.comparison();
    return comparison ? (overallScope(comparison)?.tasks ?? 0) : 0;
  });
  private readonly work = linkedSignal<
    { models: string; comparison: Comparison | undefined },
    KnownWork & { models: string }
  >({
    source: () => ({ models: this.models().join(), comparison: this.comparison() }),
    computation: ({ models, comparison }, before) => {
      const asked = { types: this.url.taskTypes(), categories: this.url.categories() };
      const known = before?.value.models === models ? before.value : NOTHING_KNOWN;
      return { models, ...knownWork(known, comparison, asked) };
    },
  });
  protected readonly types = computed(() =>
    this.work().types.map((type) => ({ value: type, label: scopeTitle(type, this.t) })),
  );
  protected readonly categories = computed(() => this.work().categories.map((name) => ({ value: name, label: name })));
  protected readonly unfolded = signal(false);
  /** Many categories push the verdict down: they are shown when they are wanted. */
  protected readonly byCategory = computed(() => this.unfolded() || this.url.categories().length > 0);
  /** Who judged, as the scores tell, with the grades of their certificates: a run may have been scored again by another judge. */
  protected readonly judgesKnown = computed(() => judgesOf(this.comparison()?.judges ?? []));
  /** What keeps the columns from being compared plainly, and where answers and scores come from. */
  protected readonly notes = computed(() => {
    const comparison = this.comparison();
    if (comparison === undefined) return [];
    const notes = comparison.notes.filter((note) => !this.provisional() || !note.startsWith('Provisional'));
    const origins = originNotes(comparison, this.runs.value()?.items ?? [], this.t, this.language());
    const trust = judgeNotes(this.judgesKnown(), this.t, this.language());
    return [...notes, ...origins, ...trust];
  });
  /** The two figures below the dot plot have about one height. */
  protected readonly beside = computed(() => {
    const comparison = this.comparison();
    return comparison !== undefined && fitBeside(comparison);
  });
  /** A run whose answers stand here still goes on. */
  protected readonly provisional = computed(() => {
    const going = (this.runs.value()?.items ?? []).filter(
      (run) => !FINAL_RUN_STATUSES.some((status) => status === run.status),
    );
    const used = this.comparison()?.models.flatMap((model) => model.runIds) ?? [];
    return going.some((run) => used.includes(run.id));
  });

  constructor() {
    effect(() => {
      const ids = [...(this.comparison()?.models ?? []), ...this.candidates()].map((model) => model.modelId);
      untracked(() => this.slots.learn(ids));
    });
    effect(() => {
      if (this.ticks() > 0) untracked(() => this.lookAgain());
    });
  }

  protected add(candidate: Candidate): void {
    this.url.runIds.set(runsWith(candidate, this.runIds()));
    this.url.models.set([...this.models(), candidate.ref]);
  }
  protected remove(name: string): void {
    this.url.models.set(this.models().filter((other) => other !== name));
    if (this.url.baseline() === name) this.url.baseline.set('');
  }
  /** Compares without the columns that have no answers. */
  protected leaveOut(): void {
    const without = this.unanswered();
    this.url.models.set(this.models().filter((name) => !without.includes(name)));
  }
  protected choose(baseline: string): void {
    this.url.baseline.set(baseline === this.models()[0] ? '' : baseline);
  }
  protected allRuns(): void {
    this.url.runIds.set([]);
  }
  protected reload(): void {
    this.latest.reload();
  }
  protected list(names: readonly string[]): string {
    return listed(names, this.language());
  }
  protected candidate(name: string): Candidate | undefined {
    return this.candidates().find((one) => isCandidate(name, one));
  }

  private lookAgain(): void {
    if (!this.provisional()) return;
    this.latest.reload();
    this.runs.reload();
  }
}
