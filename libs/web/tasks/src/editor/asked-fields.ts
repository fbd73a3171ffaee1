import { Component, computed, inject } from '@angular/core';
import { injectTexts, TextField } from '@assay/web/ui';
import { EDITOR_TEXTS } from '../editor-texts';
import { DraftStore } from './draft-store';

/** Prompt, target and system message of a task. */
@Component({
  selector: 'assay-asked-fields',
  imports: [TextField],
  styleUrl: './fields.css',
  template: `
    <section class="panel" aria-labelledby="asked-head">
      <div class="bar">
        <h2 id="asked-head">{{ t('asked') }}</h2>
      </div>
      <div class="fields">
        <assay-text-field
          class="wide"
          [label]="t('description')"
          [hint]="t('descriptionHint')"
          [rows]="9"
          [mono]="true"
          [required]="true"
          [error]="store.errorOf('taskDescription')"
          [value]="store.text('taskDescription')"
          (valueChange)="store.setText(['taskDescription'], $event)"
          (left)="store.touch(['taskDescription'])"
        />
        <assay-text-field
          class="wide"
          [label]="t('expected')"
          [hint]="t('expectedHint')"
          [rows]="2"
          [mono]="true"
          [required]="true"
          [error]="store.errorOf('expectedOutput')"
          [value]="store.text('expectedOutput')"
          (valueChange)="setExpected($event)"
          (left)="leaveExpected()"
        />
        <assay-text-field
          class="wide"
          [label]="t('system')"
          [rows]="2"
          [error]="store.errorOf('system')"
          [value]="store.text('system')"
          (valueChange)="store.setText(['system'], $event)"
          (left)="store.touch(['system'])"
        />
        @if (messages(); as n) {
          <p class="mut wide">{{ t('messagesKept', { n }) }}</p>
        }
      </div>
    </section>
  `,
})
export class AskedFields {
  protected readonly store = inject(DraftStore);
  protected readonly t = injectTexts(EDITOR_TEXTS);
  protected readonly messages = computed(() => this.store.list('messages').length);

  /** An empty target is one too: a judge needs none. */
  protected setExpected(text: string): void {
    this.store.set(['expectedOutput'], text);
  }
  protected leaveExpected(): void {
    if (this.store.value('expectedOutput') === undefined) this.store.set(['expectedOutput'], '');
    this.store.touch(['expectedOutput']);
  }
}
