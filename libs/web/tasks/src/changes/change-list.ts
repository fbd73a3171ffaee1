import { Component, computed, input } from '@angular/core';
import type { FieldChange } from '@assay/contracts';
import { injectTexts } from '@assay/web/ui';
import { TASK_TEXTS } from '../task-texts';
import { shownChange, type ShownChange } from './shown-change';

/** Characters from which on a text may not fit into its box, on a phone. */
const TALL = 500;
const FIELDS = [
  'key',
  'taskType',
  'category',
  'taskDescription',
  'expectedOutput',
  'evaluationCriteria',
  'title',
  'difficulty',
  'tags',
  'lang',
  'system',
  'messages',
  'options',
  'variants',
  'mustPass',
  'mustFail',
  'source',
  'licence',
  'generator',
] as const;

/** Differences between two versions of a task, field by field, with what was taken out and what was added. */
@Component({
  selector: 'assay-change-list',
  styleUrl: './change-list.css',
  template: `
    <ul>
      @for (change of shown(); track $index) {
        <li>
          <div class="where">
            <b>{{ name(change) }}</b>
            @if (change.place) {
              <span class="mono mut">{{ change.place }}</span>
            }
            @if (change.what !== 'changed') {
              <span class="tag">{{ t(change.what === 'added' ? 'added' : 'takenOut') }}</span>
            }
          </div>
          @if (change.parts; as parts) {
            <pre
              [attr.tabindex]="tall(change) ? 0 : null"
            >@for (part of parts; track $index) {@switch (part.kind) {@case ('expected') {<del>{{ part.text }}</del>}@case ('got') {<ins>{{ part.text }}</ins>}@default {<span>{{ part.text }}</span>}}}</pre>
          } @else {
            @if (change.before !== null) {
              <pre [attr.tabindex]="tall(change) ? 0 : null"><del>{{ change.before }}</del></pre>
            }
            @if (change.after !== null) {
              <pre [attr.tabindex]="tall(change) ? 0 : null"><ins>{{ change.after }}</ins></pre>
            }
          }
        </li>
      } @empty {
        <li class="mut">{{ t('noChanges') }}</li>
      }
    </ul>
  `,
})
export class ChangeList {
  readonly changes = input.required<readonly FieldChange[]>();
  protected readonly t = injectTexts(TASK_TEXTS);
  protected readonly shown = computed(() => this.changes().map(shownChange));

  /** What may be higher than its box has to be reached by keyboard. */
  protected tall({ before, after }: ShownChange): boolean {
    return (before?.length ?? 0) > TALL || (after?.length ?? 0) > TALL;
  }
  protected name({ field }: ShownChange): string {
    const known = FIELDS.find((name) => name === field);
    return known === undefined ? field : this.t(`field_${known}`);
  }
}
