import { Component, inject, input } from '@angular/core';
import { Icon, injectTexts, NumberField, TextField } from '@assay/web/ui';
import { EDITOR_TEXTS } from '../editor-texts';
import { DraftStore } from './draft-store';
import type { Path } from './raw-draft';

/** The requirements of a judge. */
@Component({
  selector: 'assay-checklist-fields',
  imports: [Icon, NumberField, TextField],
  styleUrl: './checklist-fields.css',
  template: `
    <span class="lab mut">{{ t('requirements') }}</span>
    @for (item of store.list(...path()); track $index; let no = $index) {
      <div class="item">
        <assay-text-field
          class="id"
          [label]="t('itemId')"
          [error]="store.errorOf(...path(), no, 'id')"
          [value]="store.text(...path(), no, 'id')"
          (valueChange)="store.setText(at(no, 'id'), $event)"
          (left)="store.touch(at(no, 'id'))"
        />
        <assay-text-field
          class="text"
          [label]="t('itemText')"
          [rows]="2"
          [error]="store.errorOf(...path(), no, 'requirement')"
          [value]="store.text(...path(), no, 'requirement')"
          (valueChange)="store.setText(at(no, 'requirement'), $event)"
          (left)="store.touch(at(no, 'requirement'))"
        />
        <assay-number-field
          class="points"
          [label]="t('itemPoints')"
          [min]="-100"
          [max]="100"
          placeholder="1"
          [value]="store.number(...path(), no, 'points')"
          (valueChange)="store.set(at(no, 'points'), $event ?? undefined)"
        />
        <label class="tick">
          <input
            #must
            class="cb"
            type="checkbox"
            [checked]="store.value(...path(), no, 'must') === true"
            (change)="store.set(at(no, 'must'), must.checked ? true : undefined)"
          />
          {{ t('itemMust') }}
        </label>
        <button
          class="ibtn"
          type="button"
          [attr.aria-label]="t('removeItem', { no: no + 1 })"
          [title]="t('removeItem', { no: no + 1 })"
          (click)="store.removeItem(path(), no)"
        >
          <assay-icon name="close" [size]="16" />
        </button>
      </div>
    }
    <button class="btn btn-text" type="button" (click)="add()">
      <assay-icon name="add" /><span>{{ t('addItem') }}</span>
    </button>
  `,
})
export class ChecklistFields {
  readonly path = input.required<Path>();
  protected readonly store = inject(DraftStore);
  protected readonly t = injectTexts(EDITOR_TEXTS);

  protected at(no: number, name: string): Path {
    return [...this.path(), no, name];
  }
  protected add(): void {
    this.store.add(this.path(), { id: `item-${this.store.list(...this.path()).length + 1}`, requirement: '' });
  }
}
