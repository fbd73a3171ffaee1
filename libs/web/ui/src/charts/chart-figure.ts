import { Component, computed, contentChildren, DOCUMENT, inject, input, signal } from '@angular/core';
import { Icon } from '../icon/icon';
import { injectTexts } from '../text/texts';
import { ChartView } from './chart';
import { chartPicture } from './chart-picture';
import { ChartTheme } from './chart-theme';
import { fileName, saveFile } from './save';
import { TableTwin, twinCsv, type TwinTable } from './table-twin';
import { CHART_TEXTS } from './texts';

/** A chart with its finding as title, what is measured below, and the table twin behind `Chart | Table`. */
@Component({
  selector: 'assay-chart-figure',
  imports: [Icon, TableTwin],
  styleUrl: './chart-figure.css',
  template: `
    <figure>
      <figcaption>
        <div class="title">
          <h3>{{ finding() }}</h3>
          <p>{{ measure() }}</p>
        </div>
        <div class="acts">
          <div class="seg seg-s" role="group" [attr.aria-label]="t('view')">
            <button type="button" [attr.aria-pressed]="!twin()" (click)="twin.set(false)">
              {{ picture() ? t('chart') : t('grid') }}
            </button>
            <button type="button" [attr.aria-pressed]="twin()" (click)="twin.set(true)">{{ t('table') }}</button>
          </div>
          <button type="button" class="ibtn sm" [attr.aria-label]="saveLabel()" [title]="saveLabel()" (click)="save()">
            <assay-icon name="download" />
          </button>
        </div>
      </figcaption>
      <div class="body" [hidden]="twin()"><ng-content /></div>
      @if (twin()) {
        <div class="body"><assay-table-twin [table]="table()" [caption]="finding()" /></div>
      }
      <ng-content select="[figureNote]" />
    </figure>
  `,
})
export class ChartFigure {
  /** A sentence that is true of the data on the screen. */
  readonly finding = input.required<string>();
  /** Measure, unit, and what a mark, bar and line mean. */
  readonly measure = input.required<string>();
  readonly table = input.required<TwinTable>();
  /** False: the figure is made of elements, not of canvases. */
  readonly picture = input(true);

  protected readonly t = injectTexts(CHART_TEXTS);
  protected readonly twin = signal(false);
  private readonly charts = contentChildren(ChartView, { descendants: true });
  private readonly palette = inject(ChartTheme).palette;
  private readonly document = inject(DOCUMENT);
  private readonly asTable = computed(() => this.twin() || !this.picture());
  protected readonly saveLabel = computed(() =>
    this.t(this.asTable() ? 'saveTable' : 'savePicture', { title: this.finding() }),
  );

  protected async save(): Promise<void> {
    if (this.asTable()) {
      const csv = new Blob([twinCsv(this.table())], { type: 'text/csv;charset=utf-8' });
      return saveFile(this.document, fileName(this.finding(), 'csv'), csv);
    }
    const canvases = this.charts().flatMap((chart) => chart.canvas() ?? []);
    const foot = new Date().toISOString().slice(0, 10);
    const picture = await chartPicture(
      canvases,
      { title: this.finding(), measure: this.measure(), foot },
      this.palette(),
    );
    if (picture) saveFile(this.document, fileName(this.finding(), 'png'), picture);
  }
}
