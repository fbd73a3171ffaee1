import { Component, computed, input } from '@angular/core';
import { Icon } from '../icon/icon';
import { OutcomeMark } from '../marks/outcome-mark';

/** A sentence that stays until its cause is gone: something to know, to mind, to repair, or a part that is missing. */
@Component({
  selector: 'assay-notice',
  imports: [Icon, OutcomeMark],
  template: `
    <div class="note" [class.warn]="kind() === 'warning'" [class.err]="kind() === 'error'">
      @if (kind() === 'info') {
        <assay-icon name="info" [size]="16" />
      } @else {
        <assay-outcome-mark [outcome]="mark()" [size]="16" />
      }
      <div><ng-content /></div>
      <ng-content select="[action]" />
    </div>
  `,
})
export class Notice {
  readonly kind = input<'info' | 'warning' | 'error' | 'partial'>('info');
  protected readonly mark = computed(() => {
    const kind = this.kind();
    return kind === 'error' ? 'failed' : kind === 'partial' ? 'missing' : 'flagged';
  });
}
