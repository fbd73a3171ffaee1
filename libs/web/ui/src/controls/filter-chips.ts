import { Component, input, model } from '@angular/core';
import { injectTexts } from '../text/texts';
import { UI_TEXTS } from '../ui-texts';

/** One filter with how many rows it stands for. */
export interface ChipOption<Value extends string> {
  readonly value: Value;
  readonly label: string;
  readonly count?: number;
}

/** Chips of which any number can be pressed; none pressed = all. */
@Component({
  selector: 'assay-filter-chips',
  template: `
    <div class="fchips scroll" role="group" [attr.aria-label]="label()">
      <button class="fc" type="button" [attr.aria-pressed]="chosen().length === 0" (click)="chosen.set([])">
        {{ t('all') }}
        @if (total() !== null) {
          <b>{{ total() }}</b>
        }
      </button>
      @for (option of options(); track option.value) {
        <button
          class="fc"
          type="button"
          [attr.aria-pressed]="chosen().includes(option.value)"
          (click)="toggle(option.value)"
        >
          {{ option.label }}
          @if (option.count !== undefined) {
            <b>{{ option.count }}</b>
          }
        </button>
      }
      <ng-content />
    </div>
  `,
})
export class FilterChips<Value extends string> {
  readonly options = input.required<readonly ChipOption<Value>[]>();
  readonly chosen = model.required<readonly Value[]>();
  readonly label = input.required<string>();
  /** Rows behind "All". */
  readonly total = input<number | null>(null);
  protected readonly t = injectTexts(UI_TEXTS);

  protected toggle(value: Value): void {
    const chosen = this.chosen();
    this.chosen.set(chosen.includes(value) ? chosen.filter((other) => other !== value) : [...chosen, value]);
  }
}
