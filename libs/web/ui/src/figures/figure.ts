import { NgTemplateOutlet } from '@angular/common';
import { Component, computed, contentChild, input, model, TemplateRef } from '@angular/core';
import { Segmented } from '../controls/segmented';
import { injectTexts } from '../text/texts';
import { UI_TEXTS } from '../ui-texts';

/** How a figure is seen. */
export type FigureView = 'chart' | 'table';

/**
 * The frame of a chart: its finding as the title, what is measured below, `Chart | Table` with the same numbers, and downloads.
 * Fill it with `<ng-template #chart>` and `<ng-template #table>`; put buttons into `<ng-container actions>` and a note into `<ng-container note>`.
 */
@Component({
  selector: 'assay-figure',
  imports: [NgTemplateOutlet, Segmented],
  styleUrl: './figure.css',
  template: `
    <figure>
      <figcaption>
        <div class="words">
          <h3>{{ heading() }}</h3>
          @if (subtitle()) {
            <p>{{ subtitle() }}</p>
          }
        </div>
        <div class="actions">
          @if (table()) {
            <assay-segmented [small]="true" [label]="t('view')" [options]="views()" [(value)]="view" />
          }
          <ng-content select="[actions]" />
        </div>
      </figcaption>
      <div class="body">
        @if (view() === 'table' && table(); as rows) {
          <ng-container [ngTemplateOutlet]="rows" />
        } @else if (chart(); as drawing) {
          <ng-container [ngTemplateOutlet]="drawing" />
        }
      </div>
      <ng-content select="[note]" />
    </figure>
  `,
})
export class Figure {
  /** The finding as a sentence, true of the data shown. */
  readonly heading = input.required<string>();
  /** Measure, unit, and what a mark, bar and line mean. */
  readonly subtitle = input('');
  readonly view = model<FigureView | null>('chart');
  protected readonly chart = contentChild<TemplateRef<unknown>>('chart');
  protected readonly table = contentChild<TemplateRef<unknown>>('table');
  protected readonly t = injectTexts(UI_TEXTS);
  protected readonly views = computed(() => [
    { value: 'chart' as const, label: this.t('chart') },
    { value: 'table' as const, label: this.t('table') },
  ]);
}
