import {
  Component,
  computed,
  DestroyRef,
  ElementRef,
  inject,
  input,
  output,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import {
  BarController,
  BarElement,
  CategoryScale,
  Filler,
  LinearScale,
  LineElement,
  LogarithmicScale,
  PointElement,
  ScatterController,
  Tooltip,
  type ActiveElement,
  type Chart as ChartJs,
  type Plugin,
} from 'chart.js';
import { BaseChartDirective, provideCharts } from 'ng2-charts';
import { ChartTheme } from './chart-theme';
import { NARROW, type DrawChart, type Layer, type Sheet } from './drawing';

/** What Chart.js needs for our charts, and nothing more. */
const REGISTERED = [
  BarController,
  BarElement,
  CategoryScale,
  LinearScale,
  LineElement,
  LogarithmicScale,
  PointElement,
  ScatterController,
  Tooltip,
  Filler,
];

/** A chart as one picture for assistive technology; its points are reached in the table twin. */
@Component({
  selector: 'assay-chart',
  imports: [BaseChartDirective],
  providers: [provideCharts({ registerables: REGISTERED })],
  host: { '[style.height.px]': 'drawing().height' },
  template: `
    @if (width() > 0) {
      <canvas
        baseChart
        role="img"
        tabindex="0"
        [attr.aria-label]="label()"
        [type]="drawing().type"
        [data]="drawing().data"
        [options]="drawing().options"
        [plugins]="layers"
        [legend]="false"
        (chartClick)="choose($event.active)"
      ></canvas>
    }
  `,
  styles: `
    :host {
      display: block;
      position: relative;
      min-width: 0;
    }
    canvas {
      border-radius: 4px;
    }
  `,
})
export class ChartView {
  readonly draw = input.required<DrawChart>();
  /** The finding in words, with the numbers that a picture would show. */
  readonly label = input.required<string>();
  /** Place of the point that was pressed: data set, and index within. */
  readonly chosen = output<{ readonly set: number; readonly index: number }>();

  private readonly theme = inject(ChartTheme);
  protected readonly width = signal(0);
  protected readonly drawing = computed(() =>
    this.draw()({ width: this.width(), narrow: this.width() < NARROW, palette: this.theme.palette() }),
  );
  protected readonly layers: Plugin[] = [
    { id: 'below', beforeDatasetsDraw: (chart) => this.paint(chart, 'below') },
    { id: 'above', afterDatasetsDraw: (chart) => this.paint(chart, 'above') },
  ];
  private readonly directive = viewChild(BaseChartDirective);

  constructor() {
    watchWidth(inject<ElementRef<HTMLElement>>(ElementRef).nativeElement, inject(DestroyRef), (width) =>
      this.width.set(width),
    );
  }

  /** The canvas, to make a picture of it. */
  canvas(): HTMLCanvasElement | null {
    return this.directive()?.chart?.canvas ?? null;
  }

  protected choose(active: readonly object[] | undefined): void {
    const first = active?.[0] as ActiveElement | undefined;
    if (first) this.chosen.emit({ set: first.datasetIndex, index: first.index });
  }

  private paint(chart: ChartJs, layer: 'below' | 'above'): void {
    const drawing = untracked(this.drawing);
    const paint: Layer | undefined = drawing[layer];
    paint?.(this.sheet(chart));
  }

  private sheet(chart: ChartJs): Sheet {
    const place = (axis: string) => (value: number) => chart.scales[axis]?.getPixelForValue(value) ?? 0;
    return {
      ctx: chart.ctx,
      palette: untracked(this.theme.palette),
      width: chart.width,
      area: chart.chartArea,
      x: place('x'),
      y: place('y'),
    };
  }
}

/** Tells the width of an element now and whenever it changes; a browser without ResizeObserver gets one width. */
function watchWidth(element: HTMLElement, destroyed: DestroyRef, tell: (width: number) => void): void {
  if (typeof ResizeObserver !== 'function') return tell(640);
  const observer = new ResizeObserver(([entry]) => {
    if (entry) tell(Math.round(entry.contentRect.width));
  });
  observer.observe(element);
  destroyed.onDestroy(() => observer.disconnect());
}
