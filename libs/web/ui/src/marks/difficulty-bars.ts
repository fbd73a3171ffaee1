import { Component, computed, input } from '@angular/core';
import { DIFFICULTIES, type Difficulty } from '@assay/contracts';
import { injectTexts } from '../text/texts';
import { UI_TEXTS } from '../ui-texts';

/** Four rising bars, filled up to the level of a task. */
@Component({
  selector: 'assay-difficulty',
  styleUrl: './difficulty-bars.css',
  template: `
    @if (level() === null) {
      <span class="mut">–</span>
    } @else {
      <span class="bars" role="img" [attr.aria-label]="words()" [title]="words()">
        @for (step of steps; track step) {
          <i [class.on]="step <= (level() ?? 0)"></i>
        }
      </span>
    }
  `,
})
export class DifficultyBars {
  readonly level = input.required<Difficulty | null>();
  private readonly t = injectTexts(UI_TEXTS);
  protected readonly steps = DIFFICULTIES;
  protected readonly words = computed(() => this.t('level', { level: this.level() ?? 0 }));
}
