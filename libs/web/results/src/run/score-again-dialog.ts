import { Component, computed, inject, signal } from '@angular/core';
import { MAT_DIALOG_DATA, MatDialogClose, MatDialogContent, MatDialogTitle } from '@angular/material/dialog';
import type { Model, RescoreRun, Run } from '@assay/contracts';
import { latestOf, ModelsApi } from '@assay/web/data';
import { injectTexts } from '@assay/web/ui';
import { RESULT_TEXTS } from '../result-texts';

const SAME = 'same';
const NONE = 'none';

/** Asks how the stored answers of a run are to be scored once more. Closes with the demand, or with nothing. */
@Component({
  selector: 'assay-score-again-dialog',
  imports: [MatDialogClose, MatDialogContent, MatDialogTitle],
  template: `
    <h2 mat-dialog-title>{{ t('againTitle', { run: '' + run.number }) }}</h2>
    <mat-dialog-content>
      <p>{{ t('againText') }}</p>
      <label for="again-judge">{{ t('againJudge') }}</label>
      <select id="again-judge" class="field" #judge (change)="chosen.set(judge.value)">
        <option [value]="same">{{ ownJudge }}</option>
        @if (run.judge !== null) {
          <option [value]="none">{{ t('againNoJudge') }}</option>
        }
        @for (model of judges(); track model.id + model.serverId) {
          <option [value]="keyOf(model)">{{ model.name }} · {{ model.serverName }}</option>
        }
      </select>
    </mat-dialog-content>
    <div class="dialog-actions">
      <button class="btn btn-outlined" type="button" [mat-dialog-close]="null">{{ t('againKeep') }}</button>
      <button class="btn btn-filled" type="button" [mat-dialog-close]="demand()">
        {{ t('scoreAgain') }}
      </button>
    </div>
  `,
  styles: `
    label {
      display: block;
      margin: 16px 0 4px;
    }
    select {
      width: 100%;
    }
  `,
})
export class ScoreAgainDialog {
  protected readonly run = inject<Run>(MAT_DIALOG_DATA);
  protected readonly t = injectTexts(RESULT_TEXTS);
  protected readonly same = SAME;
  protected readonly none = NONE;
  private readonly models = latestOf(inject(ModelsApi).listResource());
  protected readonly judges = computed(() => (this.models.value()?.items ?? []).filter(canChat));
  protected readonly ownJudge =
    this.run.judge === null ? this.t('againNoJudge') : this.t('againSameJudge', { judge: this.run.judge.name });

  protected readonly chosen = signal(SAME);
  protected readonly demand = computed(() => this.demandOf(this.chosen()));

  protected keyOf({ serverId, name }: Model): string {
    return `${serverId} ${name}`;
  }

  private demandOf(chosen: string): RescoreRun {
    if (chosen === SAME) return {};
    if (chosen === NONE) return { judge: null };
    const cut = chosen.indexOf(' ');
    return { judge: { serverId: chosen.slice(0, cut), model: chosen.slice(cut + 1) } };
  }
}

function canChat({ capabilities }: Model): boolean {
  return capabilities.length === 0 || capabilities.includes('completion');
}
