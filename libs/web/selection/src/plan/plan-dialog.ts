import { Component, inject } from '@angular/core';
import { MAT_DIALOG_DATA, MatDialogClose, MatDialogContent, MatDialogTitle } from '@angular/material/dialog';
import type { RunPlan } from '@assay/contracts';
import { DurationPipe, injectTexts, NumberPipe } from '@assay/web/ui';
import { SELECTION_TEXTS } from '../texts';

/** The blocks of a plan in the order in which they will run. */
@Component({
  selector: 'assay-plan-dialog',
  imports: [MatDialogTitle, MatDialogContent, MatDialogClose, DurationPipe, NumberPipe],
  styleUrl: './plan-dialog.css',
  template: `
    <h2 mat-dialog-title>{{ t('plan') }}</h2>
    <mat-dialog-content tabindex="0">
      <p class="mut">{{ t('planIntro') }}</p>
      <table class="tbl">
        <thead>
          <tr>
            <th scope="col">{{ t('server') }}</th>
            <th scope="col">{{ t('model') }}</th>
            <th scope="col">{{ t('phase') }}</th>
            <th scope="col" class="num">{{ t('trials') }}</th>
            <th scope="col" class="num">{{ t('time') }}</th>
          </tr>
        </thead>
        <tbody>
          @for (block of plan.blocks; track $index) {
            <tr>
              <td>{{ block.server }}</td>
              <td>{{ block.model }}</td>
              <td>{{ t(block.phase === 'generate' ? 'generate' : 'judgePhase') }}</td>
              <td class="num">{{ block.trials | number }}</td>
              <td class="num">{{ block.estimate.expectedMs | duration }}</td>
            </tr>
          }
        </tbody>
      </table>
    </mat-dialog-content>
    <div class="dialog-actions">
      <button class="btn btn-outlined" type="button" mat-dialog-close>{{ t('close') }}</button>
    </div>
  `,
})
export class PlanDialog {
  protected readonly plan = inject<RunPlan>(MAT_DIALOG_DATA);
  protected readonly t = injectTexts(SELECTION_TEXTS);
}
