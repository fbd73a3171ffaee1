import { Component, computed, input } from '@angular/core';
import { injectTexts } from '../text/texts';
import { UI_TEXTS } from '../ui-texts';
import { visibleParts } from './visible-text';

/** A stretch of a text, marked or not. */
export interface MarkedPart {
  readonly text: string;
  readonly marked: boolean;
}

/** What a model wrote, as text only, with the given stretches marked; hidden characters are named. A high one scrolls. */
@Component({
  selector: 'assay-marked-text',
  styleUrl: './model-text.css',
  template: `
    <pre
      class="tall"
      tabindex="0"
      role="region"
      [attr.aria-label]="label()"
    >@for (part of shown(); track $index) {@if (part.kind === 'hidden') {<span class="hidden" [title]="t('hiddenCharacter')">{{ part.text }}</span>} @else if (part.marked) {<mark>{{ part.text }}</mark>} @else {<span>{{ part.text }}</span>}}</pre>
  `,
})
export class MarkedText {
  readonly parts = input.required<readonly MarkedPart[]>();
  /** Whose text it is. */
  readonly label = input.required<string>();
  protected readonly t = injectTexts(UI_TEXTS);
  protected readonly shown = computed(() =>
    this.parts().flatMap(({ text, marked }) => visibleParts(text).map((part) => ({ ...part, marked }))),
  );
}
