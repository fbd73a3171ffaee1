import { Component, computed, inject } from '@angular/core';
import { Icon, injectTexts, TextField } from '@assay/web/ui';
import { EDITOR_TEXTS } from '../editor-texts';
import { DraftStore } from './draft-store';

/** Other instances of the same problem. */
@Component({
  selector: 'assay-variant-fields',
  imports: [Icon, TextField],
  styleUrl: './fields.css',
  template: `
    <details class="fold" [open]="variants().length > 0 && variants().length < 3">
      <summary>
        <assay-icon name="chevron_right" />
        {{ t('variants') }}
        <span class="mut">{{ variants().length }}</span>
      </summary>
      <p class="hint-line">{{ t('variantsText') }}</p>
      @for (variant of variants(); track $index; let no = $index) {
        <div class="variant">
          <div class="head">
            <h3>{{ t('variantNo', { no: no + 1 }) }}</h3>
            <span class="sp"></span>
            <button
              class="ibtn sm"
              type="button"
              [attr.aria-label]="t('removeVariant', { no: no + 1 })"
              [title]="t('removeVariant', { no: no + 1 })"
              (click)="store.removeItem(['variants'], no)"
            >
              <assay-icon name="delete" [size]="18" />
            </button>
          </div>
          <assay-text-field
            [label]="t('description')"
            [rows]="5"
            [mono]="true"
            [required]="true"
            [error]="store.errorOf('variants', no, 'taskDescription')"
            [value]="store.text('variants', no, 'taskDescription')"
            (valueChange)="store.setText(['variants', no, 'taskDescription'], $event)"
            (left)="store.touch(['variants', no, 'taskDescription'])"
          />
          <assay-text-field
            [label]="t('expected')"
            [rows]="2"
            [mono]="true"
            [required]="true"
            [error]="store.errorOf('variants', no, 'expectedOutput')"
            [value]="store.text('variants', no, 'expectedOutput')"
            (valueChange)="store.set(['variants', no, 'expectedOutput'], $event)"
            (left)="store.touch(['variants', no, 'expectedOutput'])"
          />
        </div>
      }
      <div class="check">
        <button class="btn btn-text" type="button" (click)="add()">
          <assay-icon name="add" /><span>{{ t('addVariant') }}</span>
        </button>
      </div>
    </details>
  `,
})
export class VariantFields {
  protected readonly store = inject(DraftStore);
  protected readonly t = injectTexts(EDITOR_TEXTS);
  protected readonly variants = computed(() => this.store.list('variants'));

  /** The first is a copy of the task itself, so that nothing that is asked now gets lost. */
  protected add(): void {
    const first = this.variants().length === 0;
    const copy = {
      taskDescription: this.store.text('taskDescription'),
      expectedOutput: this.store.text('expectedOutput'),
    };
    this.store.add(['variants'], first ? copy : { taskDescription: '', expectedOutput: '' });
  }
}
