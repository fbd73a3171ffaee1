import { Component, computed, input } from '@angular/core';
import type { LabelProgress } from '@assay/contracts';
import { injectTexts } from '@assay/web/ui';
import { LABEL_TEXTS } from '../label-texts';

/** How far the labels are: of each kind, and by two people. */
@Component({
  selector: 'assay-label-progress',
  styleUrl: './label-progress.css',
  template: `
    @for (bar of bars(); track bar.words) {
      <div>
        <span>{{ bar.words }}</span>
        <progress [attr.aria-label]="bar.words" [value]="bar.n" [max]="bar.target"></progress>
      </div>
    }
    <p class="mut">{{ t('own', { n: progress().own }) }}</p>
  `,
})
export class LabelProgressBars {
  readonly progress = input.required<LabelProgress>();
  protected readonly t = injectTexts(LABEL_TEXTS);
  protected readonly bars = computed(() => {
    const { met, notMet, target, shared, sharedTarget } = this.progress();
    return [
      { words: this.t('metSoFar', { n: met, target }), n: Math.min(met, target), target },
      { words: this.t('notMetSoFar', { n: notMet, target }), n: Math.min(notMet, target), target },
      {
        words: this.t('sharedSoFar', { n: shared, target: sharedTarget }),
        n: Math.min(shared, sharedTarget),
        target: sharedTarget,
      },
    ];
  });
}
