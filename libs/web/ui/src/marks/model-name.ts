import { Component, input } from '@angular/core';
import { ModelMark } from './model-mark';

/** Marker, name, and where needed the server: `▲ gemma3:12b · rack-2`. */
@Component({
  selector: 'assay-model-name',
  imports: [ModelMark],
  host: { class: 'model' },
  styleUrl: './model-name.css',
  template: `
    @if (slot() !== null) {
      <assay-model-mark [slot]="slot() ?? 0" />
    }
    <span class="name">{{ name() }}</span>
    @if (server()) {
      <span class="server">{{ server() }}</span>
    }
  `,
})
export class ModelName {
  readonly name = input.required<string>();
  /** Null = without a marker. */
  readonly slot = input<number | null>(null);
  readonly server = input<string | null>(null);
}
