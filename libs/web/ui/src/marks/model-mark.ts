import { Component, computed, input } from '@angular/core';
import { markerOf } from './model-markers';

/** The marker of a model's slot in its colour; the name stands beside it. */
@Component({
  selector: 'assay-model-mark',
  host: { class: 'mk', 'aria-hidden': 'true' },
  template: `
    <svg [attr.width]="size()" [attr.height]="size()" viewBox="0 0 12 12">
      <path [attr.d]="marker().outline" [style.fill]="'var(' + marker().colour + ')'" />
    </svg>
  `,
})
export class ModelMark {
  readonly slot = input.required<number>();
  /** Edge in CSS pixels. */
  readonly size = input(12);
  protected readonly marker = computed(() => markerOf(this.slot()));
}
