import { rowAxis, secondsAxis } from './axes';
import type { DrawChart, Drawing, Paper, Sheet } from './drawing';
import { drawLine, drawMarker, shorten, textWidth, write } from './ink';
import { faded, seriesColour } from './palette';
import { rowColumns } from './row-layout';

/** The times of one model, ms: fastest, quartiles and slowest; `points` stand for themselves where there are too few for a box. */
export interface BoxRow {
  readonly label: string;
  readonly slot: number;
  readonly fastest: number | null;
  readonly quartiles: readonly [number, number] | null;
  readonly median: number | null;
  readonly slowest: number | null;
  readonly points: readonly number[] | null;
  /** The median in words. */
  readonly figure: string;
}

export interface BoxPlot {
  readonly rows: readonly BoxRow[];
  /** Shortest and longest time of the axis, ms: the same in all small multiples. */
  readonly range: readonly [number, number];
  readonly unit: string;
  /** False: the rows are named in the panel beside this one. */
  readonly labels?: boolean;
}

const ROW = 26;
const AXIS = 24;
const BOX = 12;

/** Boxes of times on a logarithmic axis of seconds, one row per model: box = quartiles, line = median, whiskers to the fastest and the slowest. */
export function boxPlot(plot: BoxPlot): DrawChart {
  return (paper) => {
    const height = plot.rows.length * ROW + 8;
    return {
      type: 'scatter',
      height: height + AXIS,
      data: { datasets: [] },
      options: {
        animation: false,
        responsive: true,
        maintainAspectRatio: false,
        events: [],
        layout: { padding: { ...columnsOf(paper, plot), top: 0, bottom: 0 } },
        scales: { x: secondsAxis(paper, plot.range, plot.unit), y: rowAxis(height) },
      },
      above: (sheet) =>
        plot.rows.forEach((row, at) => drawRow(sheet, row, 4 + at * ROW + ROW / 2, plot.labels !== false)),
    } satisfies Drawing;
  };
}

function columnsOf(paper: Paper, plot: BoxPlot): { left: number; right: number } {
  const columns = rowColumns(
    paper,
    plot.rows.map((row) => ({ label: row.label, values: [row.figure] })),
    false,
  );
  return plot.labels === false ? { ...columns, left: 8 } : columns;
}

function drawRow(sheet: Sheet, row: BoxRow, at: number, labelled: boolean): void {
  const { palette } = sheet;
  const y = sheet.y(at);
  if (labelled) drawLabel(sheet, row, y);
  write(sheet, row.figure, sheet.width, y, { align: 'right', size: 12, weight: 500, colour: palette.text });
  if (row.points !== null) drawPoints(sheet, row, row.points, y);
  else drawBox(sheet, row, y);
  if (row.median !== null) upright(sheet, row.median, y, BOX / 2 + 1, palette.text);
}

function drawBox(sheet: Sheet, row: BoxRow, y: number): void {
  if (row.quartiles === null) return;
  const { ctx, palette } = sheet;
  const colour = seriesColour(palette, row.slot);
  const [left, right] = [sheet.x(row.quartiles[0]), sheet.x(row.quartiles[1])];
  if (row.fastest !== null && row.slowest !== null) {
    const ends = [sheet.x(row.fastest), left, right, sheet.x(row.slowest)] as const;
    drawLine(
      sheet,
      [
        { x: ends[0], y },
        { x: ends[1], y },
      ],
      { colour, width: 1.5 },
    );
    drawLine(
      sheet,
      [
        { x: ends[2], y },
        { x: ends[3], y },
      ],
      { colour, width: 1.5 },
    );
    upright(sheet, row.fastest, y, 4, colour);
    upright(sheet, row.slowest, y, 4, colour);
  }
  ctx.save();
  ctx.fillStyle = faded(colour, 0.3);
  ctx.strokeStyle = colour;
  ctx.lineWidth = 1.25;
  ctx.beginPath();
  ctx.roundRect(left, y - BOX / 2, Math.max(right - left, 2), BOX, 2);
  ctx.fill();
  ctx.stroke();
  ctx.restore();
}

function drawPoints(sheet: Sheet, row: BoxRow, points: readonly number[], y: number): void {
  for (const ms of points) drawMarker(sheet, row.slot, { x: sheet.x(ms), y }, { radius: 3.4, hollow: true });
}

function upright(sheet: Sheet, ms: number, y: number, reach: number, colour: string): void {
  const x = sheet.x(ms);
  drawLine(
    sheet,
    [
      { x, y: y - reach },
      { x, y: y + reach },
    ],
    { colour, width: 2 },
  );
}

function drawLabel(sheet: Sheet, row: BoxRow, y: number): void {
  const { palette } = sheet;
  drawMarker(sheet, row.slot, { x: 6, y });
  const style = { size: 12, weight: 500 };
  const text = shorten(row.label, sheet.area.left - 24, (words) => textWidth(words, palette.font, style));
  write(sheet, text, 17, y, { ...style, colour: palette.text });
}
