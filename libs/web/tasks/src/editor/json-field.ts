import { Component, computed, input, linkedSignal, output } from '@angular/core';
import { injectTexts, TextField } from '@assay/web/ui';
import { EDITOR_TEXTS } from '../editor-texts';

/** A value as JSON text; while it cannot be read the value stays as it was, and the field says so. Empty = no value. */
@Component({
  selector: 'assay-json-field',
  imports: [TextField],
  template: `
    <assay-text-field
      [label]="label()"
      [hint]="hint()"
      [rows]="6"
      [mono]="true"
      [error]="fault() ?? error()"
      [value]="text()"
      (valueChange)="type($event)"
      (left)="left.emit()"
    />
  `,
})
export class JsonField {
  readonly label = input.required<string>();
  readonly hint = input('');
  readonly error = input<string | null>(null);
  readonly value = input.required<unknown>();
  readonly valueChange = output<unknown>();
  readonly left = output();
  private readonly t = injectTexts(EDITOR_TEXTS);
  /** What was typed, as long as it stands for the value. */
  protected readonly text = linkedSignal<unknown, string>({
    source: this.value,
    computation: (value, before) =>
      before !== undefined && sameValue(before.value, value) ? before.value : written(value),
  });
  private readonly read = computed(() => parse(this.text()));
  protected readonly fault = computed(() => {
    const { message } = this.read();
    return message === null ? null : this.t('notJson', { message });
  });

  protected type(text: string): void {
    this.text.set(text);
    const { message, value } = parse(text);
    if (message === null) this.valueChange.emit(value);
  }
}

function written(value: unknown): string {
  return value === undefined ? '' : JSON.stringify(value, null, 2);
}

function parse(text: string): { readonly value: unknown; readonly message: string | null } {
  if (text.trim() === '') return { value: undefined, message: null };
  try {
    return { value: JSON.parse(text) as unknown, message: null };
  } catch (error) {
    return { value: undefined, message: error instanceof Error ? error.message : String(error) };
  }
}

function sameValue(text: string, value: unknown): boolean {
  const read = parse(text);
  return read.message !== null || JSON.stringify(read.value) === JSON.stringify(value);
}
