import { percentAxis, rowAxis } from './axes';
import type { DrawChart, Drawing, Paper, Sheet } from './drawing';
import { drawBand, drawLine, drawMarker, shorten, textWidth, write } from './ink';
import { seriesColour } from './palette';
import { rowColumns } from './row-layout';

/** One model's accuracy. Values 0–1. */
export interface DotRow {
  readonly label: string;
  readonly slot: number;
  /** Null: nothing is drawn but the label and the words. */
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** "40 %", and behind it "(28–53)". */
  readonly figure: string;
  readonly range?: string;
  readonly note?: string;
}

export interface DotPlot {
  readonly rows: readonly DotRow[];
  /** A dotted line at the baseline's value. */
  readonly baseline?: { readonly value: number; readonly slot: number } | null;
  /** False: the rows are named in the panel beside this one. */
  readonly labels?: boolean;
  /** Less air, for small multiples. */
  readonly dense?: boolean;
}

const AXIS = 24;

/** Dots with their intervals behind them, one row per model, on a fixed axis of 0–100 %. */
export function dotPlot(plot: DotPlot): DrawChart {
  return (paper) => {
    const above = paper.narrow && plot.labels !== false && plot.dense !== true;
    const row = plot.dense === true ? 26 : above ? 46 : 40;
    const height = plot.rows.length * row + 8;
    const columns = columnsOf(paper, plot, above);
    return {
      type: 'scatter',
      height: height + AXIS,
      data: { datasets: [] },
      options: {
        animation: false,
        responsive: true,
        maintainAspectRatio: false,
        events: [],
        layout: { padding: { left: columns.left, right: columns.right, top: 0, bottom: 0 } },
        scales: { x: percentAxis(paper), y: rowAxis(height) },
      },
      below: (sheet) => {
        if (plot.baseline) drawBaseline(sheet, plot.baseline);
        plot.rows.forEach((entry, at) => drawInterval(sheet, entry, rowMiddle(at, row, above), plot.dense === true));
      },
      above: (sheet) =>
        plot.rows.forEach((entry, at) => drawRow(sheet, entry, rowMiddle(at, row, above), { plot, above, row })),
    } satisfies Drawing;
  };
}

function columnsOf(paper: Paper, plot: DotPlot, above: boolean): { left: number; right: number } {
  const texts = plot.rows.map((entry) => ({
    label: entry.label,
    values: [`${entry.figure} ${entry.range ?? ''}`, entry.note ?? ''],
  }));
  const columns = rowColumns(paper, texts, above);
  return plot.labels === false ? { ...columns, left: 6 } : columns;
}

function rowMiddle(at: number, row: number, above: boolean): number {
  return 4 + at * row + (above ? row - 14 : row / 2);
}

function drawBaseline(sheet: Sheet, baseline: { readonly value: number; readonly slot: number }): void {
  const x = sheet.x(baseline.value);
  const colour = seriesColour(sheet.palette, baseline.slot);
  drawLine(
    sheet,
    [
      { x, y: sheet.area.top },
      { x, y: sheet.area.bottom },
    ],
    { colour, dash: [2, 3], alpha: 0.9 },
  );
}

function drawInterval(sheet: Sheet, row: DotRow, y: number, dense: boolean): void {
  if (row.low === null || row.high === null) return;
  const from = { x: sheet.x(row.low), y: sheet.y(y) };
  drawBand(sheet, from, sheet.x(row.high), dense ? 6 : 8, seriesColour(sheet.palette, row.slot));
}

interface RowLook {
  readonly plot: DotPlot;
  readonly above: boolean;
  readonly row: number;
}

function drawRow(sheet: Sheet, row: DotRow, at: number, look: RowLook): void {
  const { palette } = sheet;
  const y = sheet.y(at);
  const dense = look.plot.dense === true;
  if (row.value !== null) {
    const radius = dense ? 4.6 : 6;
    drawMarker(sheet, row.slot, { x: sheet.x(row.value), y }, { radius, rim: palette.surface });
  }
  if (look.plot.labels !== false) drawLabel(sheet, row, look.above ? y - 18 : y, look.above);
  const lift = row.note === undefined ? 0 : 7;
  const range = row.range === undefined ? '' : ` ${row.range}`;
  const used = range === '' ? 0 : write(sheet, range, sheet.width, y - lift, { align: 'right' });
  write(sheet, row.figure, sheet.width - used, y - lift, {
    align: 'right',
    size: 12,
    weight: dense ? 500 : 600,
    colour: palette.text,
  });
  if (row.note !== undefined) write(sheet, row.note, sheet.width, y + 7, { align: 'right' });
}

function drawLabel(sheet: Sheet, row: DotRow, y: number, above: boolean): void {
  const { palette } = sheet;
  drawMarker(sheet, row.slot, { x: 6, y });
  const room = (above ? sheet.width * 0.6 : sheet.area.left) - 24;
  const style = { size: 12, weight: 500 };
  write(
    sheet,
    shorten(row.label, room, (text) => textWidth(text, palette.font, style)),
    17,
    y,
    { ...style, colour: palette.text },
  );
}
