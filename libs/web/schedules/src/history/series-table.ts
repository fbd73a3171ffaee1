import { Component, computed, inject, input, output } from '@angular/core';
import type { Night } from '@assay/contracts';
import { ModelSlots } from '@assay/web/data';
import { formatPercent, injectTaskWords, injectTexts, ModelName, OutcomeMark, TextStore } from '@assay/web/ui';
import { SCHEDULES_TEXTS } from '../texts';
import { isTaskType, markOf } from '../words';
import { lastFigure, modelsOf, scopesOf, seriesOf, type NightSeries } from './night-series';
import { Spark } from './spark';

/** Every model in every scope as a small series; one is picked to be seen large. */
@Component({
  selector: 'assay-series-table',
  imports: [ModelName, OutcomeMark, Spark],
  styleUrl: './series-table.css',
  template: `
    <div class="panel">
      <table class="tbl">
        <thead>
          <tr>
            <th scope="col">{{ t('model') }}</th>
            @for (scope of scopes(); track scope.scope) {
              <th scope="col">{{ scope.title }}</th>
            }
          </tr>
        </thead>
        <tbody>
          @for (row of rows(); track row.key) {
            <tr>
              <th scope="row"><assay-model-name [name]="row.model" [slot]="row.slot" [server]="row.server" /></th>
              @for (cell of row.cells; track cell.series.scope) {
                <td [class.bad]="cell.bad" [class.on]="cell.on" [attr.data-scope]="cell.title">
                  <button
                    type="button"
                    [attr.aria-pressed]="cell.on"
                    [attr.aria-label]="cell.label"
                    (click)="picked.emit({ model: row.model + '@' + row.server, scope: cell.series.scope })"
                  >
                    <assay-spark [series]="cell.series" [colour]="row.colour" />
                    <span class="value">
                      @if (cell.bad) {
                        <assay-outcome-mark [outcome]="cell.mark" [size]="12" />
                      }
                      <b>{{ cell.value }}</b>
                    </span>
                  </button>
                </td>
              }
            </tr>
          }
        </tbody>
      </table>
    </div>
  `,
})
export class SeriesTable {
  readonly nights = input.required<readonly Night[]>();
  readonly chosen = input.required<NightSeries>();
  readonly picked = output<{ readonly model: string; readonly scope: string }>();
  protected readonly t = injectTexts(SCHEDULES_TEXTS);
  private readonly types = injectTaskWords();
  private readonly slots = inject(ModelSlots);
  private readonly language = inject(TextStore).language;

  protected readonly scopes = computed(() =>
    scopesOf(this.nights()).map((scope) => ({ scope, title: this.scopeTitle(scope) })),
  );
  protected readonly rows = computed(() =>
    modelsOf(this.nights()).map((model) => {
      const slot = this.slots.slot(`${model.serverId} ${model.model}`) ?? 0;
      return {
        ...{ key: `${model.serverId} ${model.model}`, model: model.model, server: model.server, slot },
        colour: `var(--assay-series-${slot % 8})`,
        cells: scopesOf(this.nights()).map((scope) => this.cell(seriesOf(this.nights(), model, scope))),
      };
    }),
  );

  private cell(series: NightSeries) {
    const figure = lastFigure(series);
    const value = figure === null ? '–' : String(Math.round((figure.accuracy.value ?? 0) * 100));
    const title = this.scopeTitle(series.scope);
    const chosen = this.chosen();
    return {
      ...{ series, value, title, mark: markOf(figure?.state ?? 'no_data') },
      bad: figure?.state === 'regression' || figure?.state === 'suspected',
      on: series.model === chosen.model && series.serverId === chosen.serverId && series.scope === chosen.scope,
      label: this.t('cell', {
        model: series.model,
        scope: title,
        value: formatPercent(figure?.accuracy.value ?? null, 0, this.language()),
      }),
    };
  }
  private scopeTitle(scope: string): string {
    return isTaskType(scope) ? this.types.type(scope) : this.t('overall');
  }
}
