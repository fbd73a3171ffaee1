import { Component, computed, inject, input } from '@angular/core';
import type { Comparison } from '@assay/contracts';
import { ModelSlots } from '@assay/web/data';
import { injectTexts, ModelName, TableExport, type TwinTable } from '@assay/web/ui';
import { COMPARISON_TEXTS } from './comparison-texts';

const NAMED = ['server', 'digest', 'quantization', 'judge'] as const;

/** The settings in which the columns are not alike. */
@Component({
  selector: 'assay-differences-table',
  imports: [ModelName, TableExport],
  styleUrl: './differences-table.css',
  template: `
    <section [attr.aria-label]="t('differences')">
      <div class="sh">
        <h2>{{ t('differences') }}</h2>
        @if (rows().length > 0) {
          <p>{{ t('onlyDifferences') }}</p>
          <span class="sp"></span>
          <assay-table-export [table]="twin()" [title]="t('differences')" />
        }
      </div>
      @if (rows().length === 0) {
        <p class="mut">{{ t('noDifferences') }}</p>
      } @else {
        <div class="panel scroll-x" tabindex="0" role="region" [attr.aria-label]="t('differences')">
          <table class="tbl stk">
            <thead>
              <tr>
                <th scope="col">{{ t('setting') }}</th>
                @for (model of comparison().models; track model.name) {
                  <th scope="col"><assay-model-name [name]="model.name" [slot]="slot(model.modelId)" /></th>
                }
              </tr>
            </thead>
            <tbody>
              @for (row of rows(); track row.name) {
                <tr>
                  <td class="full name">{{ row.name }}</td>
                  @for (value of row.values; track $index) {
                    <td [class.mono]="row.exact" [attr.data-model]="comparison().models[$index]?.name">
                      {{ value ?? '–' }}
                    </td>
                  }
                </tr>
              }
            </tbody>
          </table>
        </div>
      }
    </section>
  `,
})
export class DifferencesTable {
  readonly comparison = input.required<Comparison>();
  protected readonly t = injectTexts(COMPARISON_TEXTS);
  private readonly slots = inject(ModelSlots);
  protected readonly rows = computed(() =>
    this.comparison().differences.map(({ setting, values }) => {
      const known = NAMED.find((name) => name === setting);
      return { name: known === undefined ? setting : this.t(`setting_${known}`), values, exact: setting === 'digest' };
    }),
  );
  protected readonly twin = computed<TwinTable>(() => ({
    columns: [{ label: this.t('setting') }, ...this.comparison().models.map(({ name }) => ({ label: name }))],
    rows: this.rows().map(({ name, values }) => [name, ...values.map((value) => value ?? '–')]),
  }));

  protected slot(modelId: string): number | null {
    return this.slots.slot(modelId);
  }
}
