import { Component, computed, input } from '@angular/core';
import type { RunSummary } from '@assay/contracts';
import { injectTexts } from '@assay/web/ui';
import { doneOf, progressParts } from './run-figures';
import { RUNS_TEXTS } from './texts';

/** How far a run is: a bar by outcome, and the counts in words. */
@Component({
  selector: 'assay-run-progress',
  styleUrl: './run-progress.css',
  template: `
    <span class="track" aria-hidden="true">
      @for (part of parts(); track part.kind) {
        <i [class]="part.kind" [style.flexGrow]="part.share"></i>
      }
      @if (rest() > 0) {
        <i [style.flexGrow]="rest()"></i>
      }
    </span>
    <span class="words">
      {{ t('doneOf', { done: done(), total: run().counts.total }) }}
      @if (run().counts.missing; as n) {
        <span class="nw">· {{ t('missing', { n }) }}</span>
      }
      @if (run().counts.cancelled; as n) {
        <span class="nw">· {{ t('cancelled', { n }) }}</span>
      }
      @if (run().counts.unscored; as n) {
        <span class="nw">· {{ t('unscored', { n }) }}</span>
      }
    </span>
  `,
})
export class RunProgress {
  readonly run = input.required<RunSummary>();
  protected readonly t = injectTexts(RUNS_TEXTS);
  protected readonly parts = computed(() => progressParts(this.run()));
  protected readonly rest = computed(() => 1 - this.parts().reduce((sum, part) => sum + part.share, 0));
  protected readonly done = computed(() => doneOf(this.run()));
}
