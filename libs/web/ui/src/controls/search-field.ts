import { Component, ElementRef, input, model, viewChild } from '@angular/core';
import { Icon } from '../icon/icon';

/** Where a list is searched by a word. */
@Component({
  selector: 'assay-search-field',
  imports: [Icon],
  host: { class: 'field', '(document:keydown)': 'jump($event)' },
  template: `
    <assay-icon name="search" />
    <input
      #box
      type="search"
      [attr.aria-label]="label()"
      [placeholder]="hint() || label()"
      [value]="value()"
      (input)="value.set(box.value)"
    />
    @if (shortcut()) {
      <kbd aria-hidden="true">/</kbd>
    }
  `,
  styles: `
    @media (max-width: 599px) {
      kbd {
        display: none;
      }
    }
  `,
})
export class SearchField {
  readonly value = model.required<string>();
  readonly label = input.required<string>();
  /** Shown while it is empty; absent = the label. */
  readonly hint = input('');
  /** `/` jumps here: for one field of a page. */
  readonly shortcut = input(false);
  private readonly box = viewChild.required<ElementRef<HTMLInputElement>>('box');

  /** Not while the person is writing somewhere. */
  protected jump(event: KeyboardEvent): void {
    if (!this.shortcut() || event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey) return;
    const { target } = event;
    if (target instanceof HTMLElement && target.closest('input, textarea, select, [role=dialog]')) return;
    event.preventDefault();
    this.box().nativeElement.focus();
  }
}
