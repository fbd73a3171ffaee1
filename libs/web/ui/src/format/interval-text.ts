import { Component, computed, inject, input } from '@angular/core';
import { injectTexts, TextStore } from '../text/texts';
import { UI_TEXTS } from '../ui-texts';
import { formatNumber, formatPercent } from './number';
import type { ShareInterval } from './interval';

/** `72 % (61–81), n = 40` with the value in bold; value, interval and n never part. */
@Component({
  selector: 'assay-interval',
  styleUrl: './interval-text.css',
  template: `
    @if (share().value === null) {
      <span class="mut">{{ share().n === 0 ? t('noResults') : '–' }}</span>
    } @else {
      <span class="only-read">{{ words() }}</span>
      <span aria-hidden="true"
        ><b>{{ percent(share().value) }}</b>
        <span class="mut">
          @if (range()) {
            ({{ range() }}),
          }
          n = {{ number(share().n) }}</span
        ></span
      >
    }
  `,
})
export class IntervalText {
  readonly share = input.required<ShareInterval>();
  protected readonly t = injectTexts(UI_TEXTS);
  private readonly language = inject(TextStore).language;

  protected readonly range = computed(() => {
    const { low, high } = this.share();
    return low === null || high === null ? '' : `${this.number(low * 100)}–${this.number(high * 100)}`;
  });
  protected readonly words = computed(() => {
    const { value, low, high, n } = this.share();
    const said = this.percent(value);
    if (low === null || high === null) return this.t('noInterval', { value: said, n });
    return this.t('intervalWords', { value: said, low: this.percent(low), high: this.percent(high), n });
  });

  protected number(value: number): string {
    return formatNumber(value, 0, this.language());
  }
  protected percent(value: number | null): string {
    return formatPercent(value, 0, this.language());
  }
}
