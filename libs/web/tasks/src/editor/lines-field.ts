import { Component, input, linkedSignal, output } from '@angular/core';
import { TextField } from '@assay/web/ui';

/** A list of texts, one a line; empty lines say nothing. */
@Component({
  selector: 'assay-lines-field',
  imports: [TextField],
  template: `
    <assay-text-field
      [label]="label()"
      [hint]="hint()"
      [rows]="3"
      [error]="error()"
      [value]="text()"
      (valueChange)="type($event)"
      (left)="left.emit()"
    />
  `,
})
export class LinesField {
  readonly label = input.required<string>();
  readonly hint = input('');
  readonly error = input<string | null>(null);
  readonly value = input.required<readonly unknown[]>();
  /** Undefined where nothing is typed. */
  readonly valueChange = output<readonly string[] | undefined>();
  readonly left = output();
  /** What was typed, as long as it stands for the list: a line that is begun may be empty. */
  protected readonly text = linkedSignal<readonly unknown[], string>({
    source: this.value,
    computation: (value, before) =>
      before !== undefined && linesOf(before.value).join('\n') === value.join('\n') ? before.value : value.join('\n'),
  });

  protected type(text: string): void {
    this.text.set(text);
    const lines = linesOf(text);
    this.valueChange.emit(lines.length === 0 ? undefined : lines);
  }
}

function linesOf(text: string): readonly string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
