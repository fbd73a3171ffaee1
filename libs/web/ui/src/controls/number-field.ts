import { Component, computed, inject, input, linkedSignal, model } from '@angular/core';
import { formatNumber } from '../format/number';
import { injectTexts, TextStore } from '../text/texts';
import { UI_TEXTS } from '../ui-texts';
import { parseNumber } from './parse-number';

let count = 0;

/** A labelled number; empty = not set. What cannot be read leaves the value as it was and says which values fit. */
@Component({
  selector: 'assay-number-field',
  host: { class: 'fld', '[class.bad]': '!read().valid' },
  template: `
    <label [attr.for]="id">{{ label() }}</label>
    <input
      class="field"
      type="text"
      autocomplete="off"
      [id]="id"
      [attr.inputmode]="whole() ? 'numeric' : 'decimal'"
      [placeholder]="placeholder()"
      [value]="text()"
      [attr.aria-invalid]="!read().valid"
      [attr.aria-describedby]="shownHint() ? id + '-hint' : null"
      (input)="type($event)"
      (change)="tidy()"
    />
    @if (shownHint(); as words) {
      <span class="hint" [id]="id + '-hint'">{{ words }}</span>
    }
  `,
})
export class NumberField {
  readonly label = input.required<string>();
  readonly value = model.required<number | null>();
  readonly min = input.required<number>();
  readonly max = input.required<number>();
  readonly whole = input(false);
  readonly placeholder = input('');
  readonly hint = input('');
  protected readonly id = `assay-number-${count++}`;
  private readonly t = injectTexts(UI_TEXTS);
  private readonly language = inject(TextStore).language;

  protected readonly text = linkedSignal(() => this.written(this.value()));
  protected readonly read = computed(() =>
    parseNumber(this.text(), { min: this.min(), max: this.max(), whole: this.whole() }),
  );
  /** What stands in the field is a number that fits, or nothing. */
  readonly valid = computed(() => this.read().valid);
  protected readonly shownHint = computed(() =>
    this.read().valid
      ? this.hint()
      : this.t('fromTo', { min: this.written(this.min()), max: this.written(this.max()) }),
  );

  protected type(event: Event): void {
    const text = (event.target as HTMLInputElement).value;
    const { value, valid } = parseNumber(text, { min: this.min(), max: this.max(), whole: this.whole() });
    if (valid) this.value.set(value);
    this.text.set(text);
  }

  /** Leaving the field writes a readable value in the usual form. */
  protected tidy(): void {
    if (this.read().valid) this.text.set(this.written(this.value()));
  }

  private written(value: number | null): string {
    return value === null ? '' : formatNumber(value, 6, this.language());
  }
}
