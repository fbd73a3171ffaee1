import { Component, computed, inject, input, signal } from '@angular/core';
import type { Comparison, ComparisonEntry, ComparisonScope } from '@assay/contracts';
import { ModelSlots } from '@assay/web/data';
import {
  formatBytes,
  formatDuration,
  formatNumber,
  formatPercent,
  formatSpeed,
  injectTexts,
  ModelName,
  Segmented,
  TextStore,
  VerdictMark,
} from '@assay/web/ui';
import { standing, standingWords, verdictTone, type Standing } from './against-baseline';
import { COMPARISON_TEXTS } from './comparison-texts';
import { overallScope, scopeTitle } from './words';

type Figure = 'accuracy' | 'passRate';

/** Accuracy by kind of work with intervals, each against the baseline in points and a word; the last row is speed, with its server. */
@Component({
  selector: 'assay-accuracy-table',
  imports: [ModelName, Segmented, VerdictMark],
  styleUrl: './accuracy-table.css',
  templateUrl: './accuracy-table.html',
})
export class AccuracyTable {
  readonly comparison = input.required<Comparison>();
  readonly baseline = input.required<string>();

  protected readonly t = injectTexts(COMPARISON_TEXTS);
  protected readonly figure = signal<Figure | null>('accuracy');
  private readonly slots = inject(ModelSlots);
  private readonly language = inject(TextStore).language;
  protected readonly figures = computed(() => [
    { value: 'accuracy' as const, label: this.t('accuracy') },
    { value: 'passRate' as const, label: this.t('passRate') },
  ]);
  protected readonly overall = computed(() => overallScope(this.comparison()));

  protected title(scope: ComparisonScope): string {
    return scopeTitle(scope.scope, this.t);
  }
  protected slot(modelId: string): number | null {
    return this.slots.slot(modelId);
  }
  protected entry(scope: ComparisonScope, name: string): ComparisonEntry | undefined {
    return scope.entries.find((one) => one.name === name);
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
