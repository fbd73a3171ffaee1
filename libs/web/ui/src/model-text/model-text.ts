import { Component, computed, input, signal } from '@angular/core';
import { injectTexts } from '../text/texts';
import { UI_TEXTS } from '../ui-texts';
import { PREVIEW, visibleParts, withQuotes } from './visible-text';

/** Characters from which on a text may be higher than its box, on a phone. */
const TALL = 600;

/** What a model or a task wrote: as text only, wrapped, with hidden characters named. Very long texts are shown from their beginning. */
@Component({
  selector: 'assay-model-text',
  styleUrl: './model-text.css',
  template: `
    <pre
      [class.tall]="tall()"
      [attr.tabindex]="tall() ? 0 : null"
    >@for (part of parts(); track $index) {@switch (part.kind) {@case ('hidden') {<span class="hidden" [title]="t('hiddenCharacter')">{{ part.text }}</span>}@case ('quote') {<mark>{{ part.text }}</mark>}@default {<span>{{ part.text }}</span>}}}</pre>
    @if (cut()) {
      <p class="mut">
        {{ t('previewOf', { n: preview, total: text().length }) }}
        <button type="button" class="link" (click)="whole.set(true)">{{ t('showWhole') }}</button>
      </p>
    }
  `,
})
export class ModelText {
  readonly text = input.required<string>();
  /** Stretches to mark, where they stand in the text. */
  readonly quotes = input<readonly string[]>([]);
  /** At most 20 lines high, then it scrolls. */
  readonly folded = input(false);
  protected readonly t = injectTexts(UI_TEXTS);
  protected readonly preview = PREVIEW;
  protected readonly whole = signal(false);
  protected readonly cut = computed(() => !this.whole() && this.text().length > PREVIEW);
  /** A short text fits; a box that scrolls has to be reached by keyboard. */
  protected readonly tall = computed(() => this.folded() && this.text().length > TALL);
  protected readonly parts = computed(() => {
    const text = this.cut() ? this.text().slice(0, PREVIEW) : this.text();
    return withQuotes(visibleParts(text), this.quotes());
  });
}
