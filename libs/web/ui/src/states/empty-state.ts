import { Component, input } from '@angular/core';

/** Why nothing is here and what to do: a sentence, then the projected actions. */
@Component({
  selector: 'assay-empty',
  styleUrl: './states.css',
  template: `
    <div class="state">
      <h3>{{ title() }}</h3>
      @if (text()) {
        <p>{{ text() }}</p>
      }
      <div class="acts"><ng-content /></div>
    </div>
  `,
})
export class EmptyState {
  readonly title = input.required<string>();
  readonly text = input('');
}
