import type { ChartData, ChartOptions } from 'chart.js';
import type { ChartPalette } from './palette';

/** What a drawing is made for: the width in CSS pixels, and the colours of the theme. */
export interface Paper {
  readonly width: number;
  /** Drawn anew for a phone, not shrunk. */
  readonly narrow: boolean;
  readonly palette: ChartPalette;
}

/** The canvas while it is drawn on: positions in CSS pixels. */
export interface Sheet {
  readonly ctx: CanvasRenderingContext2D;
  readonly palette: ChartPalette;
  readonly width: number;
  readonly area: { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number };
  readonly x: (value: number) => number;
  readonly y: (value: number) => number;
}

export type Layer = (sheet: Sheet) => void;

/** One chart, ready to be drawn. Height in CSS pixels. */
export interface Drawing {
  readonly type: 'scatter' | 'bar';
  readonly height: number;
  readonly data: ChartData;
  readonly options: ChartOptions;
  /** Below and above what Chart.js draws itself. */
  readonly below?: Layer;
  readonly above?: Layer;
}

/** Makes the drawing for the paper at hand; called again when width or theme change. */
export type DrawChart = (paper: Paper) => Drawing;

export const NARROW = 480;
