import { Component, input, model } from '@angular/core';

/** One choice of a segmented control. */
export interface SegmentOption<Value extends string> {
  readonly value: Value;
  readonly label: string;
  /** A quieter second word. */
  readonly note?: string;
}

/** A few choices side by side, one of them pressed. */
@Component({
  selector: 'assay-segmented',
  template: `
    <div class="seg" [class.seg-s]="small()" [class.full]="full()" role="group" [attr.aria-label]="label()">
      @for (option of options(); track option.value) {
        <button type="button" [attr.aria-pressed]="option.value === value()" (click)="value.set(option.value)">
          {{ option.label }}
          @if (option.note) {
            <small>{{ option.note }}</small>
          }
        </button>
      }
    </div>
  `,
})
export class Segmented<Value extends string> {
  readonly options = input.required<readonly SegmentOption<Value>[]>();
  readonly value = model.required<Value | null>();
  readonly label = input.required<string>();
  readonly small = input(false);
  /** As wide as the phone. */
  readonly full = input(false);
}
