import type { ChartTypeRegistry, TooltipItem } from 'chart.js';
import { rowAxis, secondsAxis, secondsRange } from './axes';
import type { DrawChart, Drawing, Paper, Sheet } from './drawing';
import { drawLine, drawMarker, shorten, textWidth, write } from './ink';
import { faded, seriesColour } from './palette';
import { rowColumns } from './row-layout';

/** One answer; time in ms. */
export interface StripPoint {
  readonly ms: number;
  /** Shown, and not counted. */
  readonly flagged: boolean;
  /** Said when it is pointed at. */
  readonly title: string;
}

export interface StripRow {
  readonly label: string;
  readonly slot: number;
  readonly points: readonly StripPoint[];
  readonly medianMs: number | null;
  readonly figure: string;
  readonly note: string;
}

export interface TimeStrip {
  readonly rows: readonly StripRow[];
  readonly unit: string;
}

const ROW = 40;
const AXIS = 24;

/** Every answer as a dot on a logarithmic axis of seconds, one row per model, its median as a line. Data set = row. */
export function timeStrip(strip: TimeStrip): DrawChart {
  return (paper) => {
    const row = paper.narrow ? ROW + 14 : ROW;
    const height = strip.rows.length * row + 8;
    const columns = rowColumns(
      paper,
      strip.rows.map((entry) => ({ label: entry.label, values: [entry.figure, entry.note] })),
    );
    const middle = (at: number): number => 4 + at * row + (paper.narrow ? row - 16 : row / 2);
    return {
      type: 'scatter',
      height: height + AXIS,
      data: { datasets: strip.rows.map((entry, at) => dots(paper, entry, middle(at))) },
      options: {
        animation: false,
        responsive: true,
        maintainAspectRatio: false,
        interaction: { mode: 'nearest', intersect: true },
        layout: { padding: { left: columns.left, right: columns.right } },
        scales: {
          x: secondsAxis(
            paper,
            secondsRange(strip.rows.flatMap((entry) => entry.points.map((point) => point.ms))),
            strip.unit,
          ),
          y: rowAxis(height),
        },
        plugins: { tooltip: tip(paper, strip) },
      },
      above: (sheet) => strip.rows.forEach((entry, at) => drawRow(sheet, entry, middle(at), paper.narrow)),
    } satisfies Drawing;
  };
}

function dots(paper: Paper, row: StripRow, middle: number) {
  const ink = faded(seriesColour(paper.palette, row.slot), 0.6);
  return {
    data: row.points.map((point, at) => ({ x: point.ms, y: middle + jitter(at) })),
    clip: false as const,
    pointRadius: row.points.map((point) => (point.flagged ? 3 : 2.4)),
    pointHoverRadius: 5,
    pointHitRadius: 4,
    pointBackgroundColor: row.points.map((point) => (point.flagged ? paper.palette.surface : ink)),
    pointBorderColor: row.points.map((point) => (point.flagged ? paper.palette.flagged : ink)),
    pointBorderWidth: row.points.map((point) => (point.flagged ? 1.5 : 0)),
  };
}

/** The same scatter at each drawing: a low-discrepancy step, ±9 px. */
function jitter(at: number): number {
  return ((at * 0.618_034) % 1) * 18 - 9;
}

function tip(paper: Paper, strip: TimeStrip) {
  return {
    displayColors: false,
    backgroundColor: paper.palette.tipSurface,
    titleColor: paper.palette.tipText,
    bodyColor: paper.palette.tipText,
    bodyFont: { family: paper.palette.font, size: 12 },
    callbacks: {
      label: (item: TooltipItem<keyof ChartTypeRegistry>) =>
        strip.rows[item.datasetIndex]?.points[item.dataIndex]?.title ?? '',
    },
  };
}

function drawRow(sheet: Sheet, row: StripRow, at: number, narrow: boolean): void {
  const { palette } = sheet;
  const y = sheet.y(at);
  if (row.medianMs !== null) {
    const x = sheet.x(row.medianMs);
    drawLine(
      sheet,
      [
        { x, y: y - 11 },
        { x, y: y + 11 },
      ],
      { colour: palette.text, width: 2 },
    );
  }
  const labelY = narrow ? y - 25 : y;
  drawMarker(sheet, row.slot, { x: 6, y: labelY });
  const style = { size: 12, weight: 500 };
  const room = (narrow ? sheet.width * 0.6 : sheet.area.left) - 24;
  write(
    sheet,
    shorten(row.label, room, (text) => textWidth(text, palette.font, style)),
    17,
    labelY,
    { ...style, colour: palette.text },
  );
  write(sheet, row.figure, sheet.width, y - 7, { align: 'right', size: 12, weight: 600, colour: palette.text });
  write(sheet, row.note, sheet.width, y + 7, { align: 'right' });
}
