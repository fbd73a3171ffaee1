import { Component, computed, input, output } from '@angular/core';
import { CopyButton } from '../controls/copy-button';
import { Icon } from '../icon/icon';
import { OutcomeMark } from '../marks/outcome-mark';
import { injectTexts } from '../text/texts';
import { UI_TEXTS } from '../ui-texts';

/** The part of a failure that a person reads. */
export interface ShownFailure {
  readonly code: string;
  readonly status: number;
  readonly title: string;
  readonly detail: string;
  readonly hint: string;
  readonly errors?: readonly { readonly path: string; readonly message: string }[];
}

/** What happened, what is safe and what to do next; the technical detail is folded and can be copied. */
@Component({
  selector: 'assay-failure',
  imports: [OutcomeMark, Icon, CopyButton],
  styleUrl: './states.css',
  template: `
    <div class="state" role="alert">
      <h3>
        <assay-outcome-mark [outcome]="ours() ? 'failed' : 'flagged'" [size]="16" /><span>{{ failure().title }}</span>
      </h3>
      <p>{{ failure().hint }}</p>
      @if (failure().errors?.length) {
        <ul>
          @for (error of failure().errors; track error.path) {
            <li>
              <span class="mono">{{ error.path }}</span> {{ error.message }}
            </li>
          }
        </ul>
      }
      <div class="acts">
        @if (retry()) {
          <button class="btn btn-tonal" type="button" (click)="again.emit()">
            <assay-icon name="refresh" /><span>{{ t('tryAgain') }}</span>
          </button>
        }
        <ng-content />
      </div>
      <details>
        <summary class="link">{{ t('details') }}</summary>
        <p class="mono">{{ technical() }}</p>
        <assay-copy-button [text]="technical()" [label]="t('copyDetails')" />
      </details>
    </div>
  `,
})
export class FailureState {
  readonly failure = input.required<ShownFailure>();
  /** Offer "Try again". */
  readonly retry = input(true);
  readonly again = output();
  protected readonly t = injectTexts(UI_TEXTS);
  protected readonly ours = computed(() => this.failure().status >= 500 && this.failure().code === 'internal');
  protected readonly technical = computed(
    () => `${this.failure().code} (${this.failure().status}): ${this.failure().detail}`,
  );
}
