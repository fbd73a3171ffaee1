import { Component, inject } from '@angular/core';
import { MAT_DIALOG_DATA, MatDialogClose, MatDialogContent, MatDialogTitle } from '@angular/material/dialog';

/** The words of a confirmation: the title names the thing and the count, the buttons are verbs. */
export interface Question {
  readonly title: string;
  readonly text: string;
  readonly action: string;
  readonly keep: string;
  readonly danger?: boolean;
}

/** The dialog behind `Confirm`. */
@Component({
  selector: 'assay-confirm-dialog',
  imports: [MatDialogTitle, MatDialogContent, MatDialogClose],
  template: `
    <h2 mat-dialog-title>{{ question.title }}</h2>
    <mat-dialog-content>
      <p>{{ question.text }}</p>
    </mat-dialog-content>
    <div class="dialog-actions">
      <button class="btn btn-outlined" type="button" [mat-dialog-close]="false">{{ question.keep }}</button>
      <button
        class="btn"
        [class]="question.danger ? 'btn-dangerfill' : 'btn-filled'"
        type="button"
        [mat-dialog-close]="true"
      >
        {{ question.action }}
      </button>
    </div>
  `,
})
export class ConfirmDialog {
  protected readonly question = inject<Question>(MAT_DIALOG_DATA);
}
