import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Comparison, ComparisonEntry, ComparisonScope } from '@assay/contracts';
import { choiceParam, injectUrlState, ModelSlots, textParam } from '@assay/web/data';
import {
  ariaSort,
  formatBytes,
  formatDuration,
  formatNumber,
  formatPercent,
  formatPoints,
  formatSpeed,
  injectTexts,
  JudgeGradeMark,
  ModelName,
  Segmented,
  SortButton,
  TableExport,
  TextStore,
  VerdictMark,
  type TwinTable,
} from '@assay/web/ui';
import { standing, standingWords, turnedByMissing, verdictTone, type Standing } from './against-baseline';
import { COMPARISON_TEXTS } from './comparison-texts';
import { disagreement } from './disagreements';
import type { JudgeKnown } from './judge-notes';
import { mostTries, passOfMost, type PassK } from './pass-k';
import { orderedScopes } from './scope-order';
import { overallScope, scopeTitle, shortName } from './words';

const FIGURES = ['accuracy', 'passRate', 'passK'] as const;

/** Accuracy by kind of work with intervals, each against the baseline in points and a word; or pass rates, or pass@k and pass^k. The last row is speed, with its server. */
@Component({
  selector: 'assay-accuracy-table',
  imports: [JudgeGradeMark, ModelName, RouterLink, Segmented, SortButton, TableExport, VerdictMark],
  styleUrl: './accuracy-table.css',
  templateUrl: './accuracy-table.html',
})
export class AccuracyTable {
  readonly comparison = input.required<Comparison>();
  readonly baseline = input.required<string>();
  /** Who judged, where a judge decided anything. */
  readonly judges = input<readonly JudgeKnown[]>([]);

  protected readonly t = injectTexts(COMPARISON_TEXTS);
  protected readonly ariaSort = ariaSort;
  protected readonly short = shortName;
  private readonly url = injectUrlState({ figure: choiceParam(FIGURES, 'accuracy'), typeSort: textParam() });
  protected readonly sort = this.url.typeSort;
  private readonly slots = inject(ModelSlots);
  private readonly language = inject(TextStore).language;
  private readonly tries = computed(() => mostTries(this.comparison().scopes));
  protected readonly figures = computed(() => [
    { value: 'accuracy' as const, label: this.t('accuracy') },
    { value: 'passRate' as const, label: this.t('passRate') },
    ...(this.tries() === null ? [] : [{ value: 'passK' as const, label: 'pass@k' }]),
  ]);
  /** What an address asks for and nobody knows is the accuracy. */
  protected readonly figure = computed(() =>
    this.url.figure() === 'passK' && this.tries() === null ? 'accuracy' : this.url.figure(),
  );
  protected readonly heading = computed(() => {
    const keys = { accuracy: 'accuracyByType', passRate: 'passRateByType', passK: 'passKByType' } as const;
    return this.t(keys[this.figure()]);
  });
  protected readonly measure = computed(() => {
    const keys = { accuracy: 'tableMeasure', passRate: 'passMeasure', passK: 'passKMeasure' } as const;
    return this.figure() === 'passK' && this.tries() === 1 ? this.t('passKOnce') : this.t(keys[this.figure()]);
  });
  protected readonly rows = computed(() => orderedScopes(this.comparison(), this.sort()));
  protected readonly judgedOverall = computed(() => this.comparison().grid.filter(({ judged }) => judged).length);
  protected readonly twin = computed<TwinTable>(() => ({
    columns: [
      { label: this.t('taskType') },
      ...this.comparison().models.map(({ name }) => ({ label: name })),
      { label: this.t('common'), numeric: true },
      { label: this.t('missing') },
    ],
    rows: this.rows().map((scope) => [
      this.title(scope),
      ...this.comparison().models.map(({ name }) => this.inWords(scope, name)),
      String(scope.tasks),
      this.gaps(scope),
    ]),
  }));
  protected readonly overall = computed(() => overallScope(this.comparison()));

  protected show(figure: (typeof FIGURES)[number] | null): void {
    this.url.figure.set(figure ?? 'accuracy');
  }
  protected title(scope: ComparisonScope): string {
    return scopeTitle(scope.scope, this.t);
  }
  protected slot(modelId: string): number | null {
    return this.slots.slot(modelId);
  }
  protected entry(scope: ComparisonScope, name: string): ComparisonEntry | undefined {
    return scope.entries.find((one) => one.name === name);
  }
  /** Tasks of the scope that a judge decides, as far as the grid holds them. */
  protected judgedTasks({ scope }: ComparisonScope): number {
    if (scope === 'overall') return 0;
    const category = scope.replace(/^category:/, '');
    return this.comparison().grid.filter(
      (task) => task.judged === true && (task.taskType === scope || task.category === category),
    ).length;
  }
  protected passes(entry: ComparisonEntry): PassK | null {
    return passOfMost(entry);
  }
  /** What the missing answers could make of the difference, where they could turn it; else empty. */
  protected missingCould(found: Standing, name: string): string {
    const turned = turnedByMissing(found, name);
    if (turned === null) return '';
    const [low, high] = turned.map((share) => formatPoints(share, this.language()));
    return this.t('missingCould', { low: low ?? '', high: high ?? '' });
  }
  /** Why the range of the difference and its word seem to say different things; empty where they agree. */
  protected why(scope: ComparisonScope, found: Standing, name: string): string {
    const why = disagreement(scope, name, this.baseline(), this.t, this.language());
    if (why === null) return '';
    const points = (share: number | null): string => formatPoints(share, this.language());
    return this.t('whyHere', { points: points(found.value), low: points(found.low), high: points(found.high), why });
  }
  private inWords(scope: ComparisonScope, name: string): string {
    const entry = this.entry(scope, name);
    if (!entry) return '–';
    if (this.figure() === 'passRate') return this.percent(entry.passRate);
    const most = this.passes(entry);
    if (this.figure() === 'passK') {
      if (most === null) return '–';
      const k = String(most.k);
      return `${this.t('passAt', { k })} ${this.percent(most.once)}, ${this.t('passHat', { k, value: this.percent(most.always) })}`;
    }
    const found = name === this.baseline() ? null : this.standing(scope, name);
    const parts = [`${this.percent(entry.accuracy.value)} ${this.range(entry)}`.trim()];
    return [...parts, ...(found === null ? [] : [this.words(found)])].join(', ');
  }
  protected percent(share: number | null | undefined): string {
    return formatPercent(share, 0, this.language());
  }
  protected range(entry: ComparisonEntry): string {
    const { low, high, value, n } = entry.accuracy;
    if (value !== null && n === 1) return this.t('noInterval');
    return low === null || high === null ? '' : `(${Math.round(low * 100)}–${Math.round(high * 100)})`;
  }
  protected standing(scope: ComparisonScope, name: string): Standing | null {
    return standing(scope, name, this.baseline());
  }
  protected words(standing: Standing): string {
    return standingWords(standing, this.t, this.language());
  }
  protected tone(standing: Standing): string {
    return verdictTone(standing.side);
  }
  protected counts({ wins, ties, losses }: Standing): string {
    return this.t('wins', { wins, ties, losses });
  }
  /** Missing and unscored answers of a scope over all columns. */
  protected gaps(scope: ComparisonScope): string {
    const coverage = scope.entries.map((entry) => entry.coverage);
    const n = coverage.reduce((sum, one) => sum + one.missing + one.unscored, 0);
    const total = coverage.reduce((sum, one) => sum + one.planned, 0);
    return n === 0 ? '0' : this.t('missingOf', { n, total });
  }
  protected time(ms: number | null): string {
    return formatDuration(ms, this.language());
  }
  protected quartiles(entry: ComparisonEntry): string {
    const quartiles = entry.speed.quartilesMs;
    if (quartiles === null) return '';
    const short = quartiles[1] < 1_000;
    const figure = (ms: number): string =>
      formatNumber(short ? ms : ms / 1_000, short || ms >= 9_950 ? 0 : 1, this.language());
    return `(${figure(quartiles[0])}–${figure(quartiles[1])} ${short ? 'ms' : 's'})`;
  }
  protected machine(entry: ComparisonEntry): string {
    const model = this.comparison().models.find((one) => one.name === entry.name);
    const parts = [formatSpeed(entry.speed.tokensPerSecond, this.language())];
    if (model?.sizeBytes) parts.push(formatBytes(model.sizeBytes, this.language()));
    return parts.join(' · ');
  }
}
