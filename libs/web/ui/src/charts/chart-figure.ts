import { Component, contentChildren, DOCUMENT, inject, input, signal } from '@angular/core';
import { Figure, type FigureView } from '../figures/figure';
import { ChartView } from './chart';
import { chartPicture } from './chart-picture';
import { ChartTheme } from './chart-theme';
import { fileName, saveFile } from './save';
import { TableExport } from './table-export';
import type { TwinTable } from './table-twin';
import { TableTwin } from './table-view';

/** A figure whose picture and table twin hold the same numbers, and which saves itself as PNG, CSV, JSON or Markdown. Notes go into `note` elements. */
@Component({
  selector: 'assay-chart-figure',
  imports: [Figure, TableExport, TableTwin],
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      height: 100%;
    }
  `,
  template: `
    <assay-figure [heading]="finding()" [subtitle]="measure()" [(view)]="view">
      <ng-template #chart><ng-content /></ng-template>
      <ng-template #table><assay-table-twin [table]="this.table()" [caption]="finding()" /></ng-template>
      <assay-table-export
        actions
        [table]="this.table()"
        [title]="finding()"
        [picture]="picture() && view() !== 'table'"
        (pictured)="save()"
      />
      <ng-content select="[note]" ngProjectAs="[note]" />
    </assay-figure>
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

  protected readonly view = signal<FigureView | null>('chart');
  private readonly charts = contentChildren(ChartView, { descendants: true });
  private readonly palette = inject(ChartTheme).palette;
  private readonly document = inject(DOCUMENT);

  protected async save(): Promise<void> {
    const canvases = this.charts().flatMap((chart) => chart.canvas() ?? []);
    const foot = new Date().toISOString().slice(0, 10);
    const text = { title: this.finding(), measure: this.measure(), foot };
    const picture = await chartPicture(canvases, text, this.palette());
    if (picture) saveFile(this.document, fileName(this.finding(), 'png'), picture);
  }
}
