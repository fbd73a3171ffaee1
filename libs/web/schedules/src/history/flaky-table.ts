import { Component, computed, inject, input } from '@angular/core';
import type { FlakyTask } from '@assay/contracts';
import { RouterLink } from '@angular/router';
import { formatPercent, injectTexts, TableExport, TextStore, type TwinTable } from '@assay/web/ui';
import { SCHEDULES_TEXTS } from '../texts';

/** Tasks whose outcome changes from try to try. */
@Component({
  selector: 'assay-flaky-table',
  imports: [RouterLink, TableExport],
  template: `
    <section class="panel" [attr.aria-label]="t('flaky')">
      <div class="head">
        <div>
          <h3>{{ t('flaky') }}</h3>
          <p class="mut">{{ t('flakyText') }}</p>
        </div>
        <assay-table-export [table]="table()" [title]="title()" />
      </div>
      <table class="tbl">
        <thead>
          <tr>
            <th scope="col">{{ t('tasks') }}</th>
            <th scope="col">{{ t('model') }}</th>
            <th scope="col" class="num">{{ t('disagreement') }}</th>
            <th scope="col" class="num">{{ t('tries') }}</th>
          </tr>
        </thead>
        <tbody>
          @for (task of tasks(); track task.model + task.taskId) {
            <tr>
              <td>
                <a class="link" [routerLink]="['/tasks', task.taskId]">{{ task.title }}</a>
              </td>
              <td class="mut">{{ task.model }}</td>
              <td class="num">{{ percent(task.disagreement) }}</td>
              <td class="num mut">{{ task.trials }}</td>
            </tr>
          }
        </tbody>
      </table>
    </section>
  `,
  styles: `
    .head {
      display: flex;
      gap: 12px;
      justify-content: space-between;
      padding: 14px 16px 10px;
    }
    h3 {
      font: var(--mat-sys-title-small);
    }
  `,
})
export class FlakyTable {
  readonly tasks = input.required<readonly FlakyTask[]>();
  /** Names the saved table. */
  readonly title = input.required<string>();
  protected readonly t = injectTexts(SCHEDULES_TEXTS);
  private readonly language = inject(TextStore).language;

  protected readonly table = computed<TwinTable>(() => ({
    columns: [
      { label: this.t('tasks') },
      { label: this.t('model') },
      { label: this.t('disagreement'), numeric: true },
      { label: this.t('tries'), numeric: true },
    ],
    rows: this.tasks().map(({ title, model, disagreement, trials }) => [
      ...[title, model],
      { text: this.percent(disagreement), value: disagreement },
      { text: String(trials), value: trials },
    ]),
  }));

  protected percent(share: number): string {
    return formatPercent(share, 0, this.language());
  }
}
