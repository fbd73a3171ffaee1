import { Component, computed, input, model, output } from '@angular/core';

let count = 0;

/** A labelled text of one line or of several; the error takes the place of the hint. */
@Component({
  selector: 'assay-text-field',
  host: { class: 'fld', '[class.bad]': 'error() !== null' },
  styleUrl: './text-field.css',
  template: `
    <label [attr.for]="id">{{ label() }}</label>
    @if (rows() > 1) {
      <textarea
        #area
        class="field"
        [class.mono]="mono()"
        [id]="id"
        [rows]="rows()"
        [attr.spellcheck]="mono() ? 'false' : null"
        [attr.aria-invalid]="error() !== null"
        [attr.aria-required]="required()"
        [attr.aria-describedby]="shown() ? id + '-hint' : null"
        [value]="value()"
        (input)="value.set(area.value)"
        (blur)="left.emit()"
      ></textarea>
    } @else {
      <input
        #line
        class="field"
        type="text"
        autocomplete="off"
        [class.mono]="mono()"
        [id]="id"
        [disabled]="disabled()"
        [placeholder]="placeholder()"
        [attr.list]="choices().length ? id + '-list' : null"
        [attr.aria-invalid]="error() !== null"
        [attr.aria-required]="required()"
        [attr.aria-describedby]="shown() ? id + '-hint' : null"
        [value]="value()"
        (input)="value.set(line.value)"
        (blur)="left.emit()"
      />
      @if (choices().length) {
        <datalist [id]="id + '-list'">
          @for (choice of choices(); track choice) {
            <option [value]="choice"></option>
          }
        </datalist>
      }
    }
    @if (shown()) {
      <span class="hint" [id]="id + '-hint'">{{ shown() }}</span>
    }
  `,
})
export class TextField {
  readonly label = input.required<string>();
  readonly value = model.required<string>();
  readonly error = input<string | null>(null);
  readonly hint = input('');
  readonly placeholder = input('');
  /** Above one, a box of so many lines. */
  readonly rows = input(1);
  /** What a machine reads. */
  readonly mono = input(false);
  readonly required = input(false);
  readonly disabled = input(false);
  /** What others have written, to choose from. */
  readonly choices = input<readonly string[]>([]);
  /** The person has left the field. */
  readonly left = output();
  protected readonly id = `assay-text-${count++}`;
  protected readonly shown = computed(() => this.error() ?? this.hint());
}
