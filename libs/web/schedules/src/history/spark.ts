import { Component, computed, input } from '@angular/core';
import type { NightSeries } from './night-series';

const WIDTH = 100;
const HEIGHT = 22;

/** A series as a line of 100 × 22: gaps stay gaps, the band is the baseline. The number stands beside it. */
@Component({
  selector: 'assay-spark',
  host: { 'aria-hidden': 'true' },
  template: `
    <svg viewBox="0 0 100 22" preserveAspectRatio="none">
      @if (band(); as band) {
        <rect x="0" width="100" class="band" [attr.y]="band.y" [attr.height]="band.height" />
      }
      <path [attr.d]="line()" [style.stroke]="colour()" />
    </svg>
  `,
  styles: `
    :host {
      display: block;
      min-width: 40px;
    }
    svg {
      display: block;
      width: 100%;
      height: 22px;
    }
    path {
      fill: none;
      stroke-width: 1.75;
      stroke-linecap: round;
      vector-effect: non-scaling-stroke;
    }
    .band {
      fill: var(--mat-sys-surface-container-high);
    }
  `,
})
export class Spark {
  readonly series = input.required<NightSeries>();
  readonly colour = input.required<string>();

  protected readonly line = computed(() => {
    const { nights } = this.series();
    const step = WIDTH / Math.max(nights.length - 1, 1);
    let pen = 'M';
    return nights
      .map(({ figure }, at) => {
        const value = figure?.accuracy.value ?? null;
        if (value === null) {
          pen = 'M';
          return '';
        }
        const part = `${pen}${(at * step).toFixed(1)} ${placeOf(value).toFixed(1)}`;
        // A night between two gaps is a dot: a line of no length with a round end.
        const dot = pen === 'M' ? 'h0' : '';
        pen = 'L';
        return part + dot;
      })
      .join('');
  });
  protected readonly band = computed(() => {
    const { baseline } = this.series();
    if (baseline === null) return null;
    const y = placeOf(baseline.high);
    return { y, height: Math.max(placeOf(baseline.low) - y, 2) };
  });
}

function placeOf(value: number): number {
  return 2 + (1 - value) * (HEIGHT - 4);
}
