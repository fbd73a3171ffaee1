import { Component, inject, signal } from '@angular/core';
import {
  MAT_DIALOG_DATA,
  MatDialogClose,
  MatDialogContent,
  MatDialogRef,
  MatDialogTitle,
} from '@angular/material/dialog';
import { LIMITS, type StartRun, type Suite } from '@assay/contracts';
import { type Failure, SuitesApi, toFailure } from '@assay/web/data';
import { injectTexts } from '@assay/web/ui';
import { SELECTION_TEXTS } from '../texts';
import { suiteDraft } from './suite-draft';

/** What the dialog saves, and whom it tells. */
export interface SuiteQuestion {
  readonly taskKeys: readonly string[];
  readonly epochs: number | null;
  readonly request: StartRun | null;
  saved(suite: Suite): void;
}

/** Asks for a name and keeps the choice of tasks as a suite. */
@Component({
  selector: 'assay-suite-dialog',
  imports: [MatDialogTitle, MatDialogContent, MatDialogClose],
  template: `
    <h2 mat-dialog-title>{{ t('suiteTitle', { n: question.taskKeys.length }) }}</h2>
    <form (submit)="save($event, name.value)">
      <mat-dialog-content>
        <p class="mut">{{ t('suiteText') }}</p>
        <div class="fld" [class.bad]="failure()">
          <label for="suite-name">{{ t('name') }}</label>
          <input
            #name
            id="suite-name"
            class="field"
            autocomplete="off"
            required
            cdkFocusInitial
            [maxLength]="longest"
          />
          @if (failure(); as failed) {
            <span class="hint" role="alert">{{ failed.title }}. {{ failed.hint }}</span>
          }
        </div>
      </mat-dialog-content>
      <div class="dialog-actions">
        <button class="btn btn-outlined" type="button" mat-dialog-close>{{ t('keep') }}</button>
        <button class="btn btn-filled" type="submit" [disabled]="saving()">{{ t('save') }}</button>
      </div>
    </form>
  `,
})
export class SuiteDialog {
  protected readonly question = inject<SuiteQuestion>(MAT_DIALOG_DATA);
  protected readonly t = injectTexts(SELECTION_TEXTS);
  protected readonly longest = LIMITS.nameLength;
  protected readonly failure = signal<Failure | null>(null);
  protected readonly saving = signal(false);
  private readonly api = inject(SuitesApi);
  private readonly dialog = inject(MatDialogRef);

  protected async save(event: Event, name: string): Promise<void> {
    event.preventDefault();
    if (name.trim() === '' || this.saving()) return;
    this.saving.set(true);
    try {
      this.question.saved(await this.api.add(suiteDraft(name.trim(), this.question)));
      this.dialog.close();
    } catch (error) {
      this.failure.set(toFailure(error));
    } finally {
      this.saving.set(false);
    }
  }
}
