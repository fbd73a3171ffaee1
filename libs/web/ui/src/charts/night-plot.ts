import type { ChartTypeRegistry, TooltipItem } from 'chart.js';
import { linearAxis } from './axes';
import type { DrawChart, Drawing, Paper, Sheet } from './drawing';
import { drawLine, drawMarker, textWidth, write } from './ink';
import { seriesColour } from './palette';

/** One night of a series. Values 0–1 unless the axis says otherwise; null: no data, which is a gap and not a zero. */
export interface PlottedNight {
  /** Day as it stands at the axis. */
  readonly label: string;
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** Confirmed as worse. */
  readonly worse: boolean;
  /** What changed before this night, in a few words; empty: nothing. */
  readonly change: string;
  /** Said when it is pointed at. */
  readonly title: string;
}

export interface NightPlot {
  readonly nights: readonly PlottedNight[];
  readonly slot: number;
  /** Written over a night without data. */
  readonly gap?: string;
  /** Absent: shares from 0 to 1, written as percent. */
  readonly axis?: { readonly max: number; readonly unit: string };
  /** The pinned baseline: its mean, and the band of its nights. */
  readonly baseline: {
    readonly value: number;
    readonly low: number;
    readonly high: number;
    readonly label: string;
  } | null;
}

const HEIGHT = 240;
const HEAD = 44;

/** Accuracy, or another figure, night by night with intervals, the band of the baseline, gaps and marks of change. Data set 0 holds the nights. */
export function nightPlot(plot: NightPlot): DrawChart {
  return (paper) =>
    ({
      type: 'scatter',
      height: HEIGHT,
      data: { datasets: [points(paper, plot)] },
      options: {
        animation: false,
        responsive: true,
        maintainAspectRatio: false,
        interaction: { mode: 'nearest', intersect: true },
        layout: { padding: { left: 0, right: paper.narrow || plot.baseline === null ? 8 : 104, top: HEAD } },
        scales: { x: dayAxis(paper, plot), y: valueAxis(paper, plot) },
        plugins: { tooltip: tip(paper, plot) },
      },
      below: (sheet) => {
        drawBaseline(sheet, plot, paper.narrow);
        drawGaps(sheet, plot);
        drawChanges(sheet, plot);
        drawIntervals(sheet, plot);
      },
      above: (sheet) => drawNights(sheet, plot),
    }) satisfies Drawing;
}

function points(paper: Paper, { nights, slot }: NightPlot) {
  return {
    data: nights.map(({ value }, at) => ({ x: at, y: value ?? Number.NaN })),
    clip: false as const,
    pointRadius: 5,
    pointHitRadius: 8,
    pointBackgroundColor: nights.map(({ worse }) => (worse ? paper.palette.failed : seriesColour(paper.palette, slot))),
    pointBorderWidth: 0,
  };
}

function dayAxis(paper: Paper, { nights }: NightPlot) {
  const last = Math.max(nights.length - 1, 1);
  const step = Math.max(1, Math.ceil(nights.length / Math.max(2, Math.floor(paper.width / 76))));
  return linearAxis(paper, { min: -0.4, max: last + 0.4, step, write: (value) => nights[value]?.label ?? '' });
}

function valueAxis(paper: Paper, { axis }: NightPlot) {
  if (axis !== undefined)
    return linearAxis(paper, {
      ...{ min: 0, max: axis.max, step: axis.max / 2, grid: axis.max / 4 },
      write: (value, last) => `${value}${last ? ` ${axis.unit}` : ''}`,
    });
  return linearAxis(paper, {
    ...{ min: 0, max: 1, step: 0.5, grid: 0.25 },
    write: (value, last) => `${Math.round(value * 100)}${last ? ' %' : ''}`,
  });
}

function tip(paper: Paper, { nights }: NightPlot) {
  return {
    displayColors: false,
    backgroundColor: paper.palette.tipSurface,
    titleColor: paper.palette.tipText,
    bodyColor: paper.palette.tipText,
    bodyFont: { family: paper.palette.font, size: 12 },
    callbacks: {
      label: (item: TooltipItem<keyof ChartTypeRegistry>) => nights[item.dataIndex]?.title ?? '',
    },
  };
}

function drawBaseline(sheet: Sheet, { baseline }: NightPlot, narrow: boolean): void {
  if (baseline === null) return;
  const { ctx, palette, area } = sheet;
  const [top, bottom] = [sheet.y(baseline.high), sheet.y(baseline.low)];
  ctx.save();
  ctx.fillStyle = palette.waiting;
  ctx.fillRect(area.left, top, area.right - area.left, Math.max(bottom - top, 2));
  ctx.restore();
  const y = sheet.y(baseline.value);
  const line = [area.left, area.right].map((x) => ({ x, y }));
  drawLine(sheet, line, { colour: palette.muted, dash: [2, 3] });
  if (!narrow) write(sheet, baseline.label, area.right + 8, y);
}

function drawGaps(sheet: Sheet, { nights, gap }: NightPlot): void {
  const { ctx, palette, area } = sheet;
  ctx.save();
  ctx.strokeStyle = palette.hatch;
  nights.forEach(({ value }, at) => {
    if (value !== null) return;
    const [left, right] = [sheet.x(at - 0.25), sheet.x(at + 0.25)];
    ctx.save();
    ctx.beginPath();
    ctx.rect(left, area.top, right - left, area.bottom - area.top);
    ctx.clip();
    ctx.beginPath();
    for (let y = area.top - (right - left); y < area.bottom; y += 7) {
      ctx.moveTo(left, y + (right - left));
      ctx.lineTo(right, y);
    }
    ctx.stroke();
    ctx.restore();
    // Of several in a row the first one says it.
    if (gap !== undefined && nights[at - 1]?.value !== null)
      write(sheet, gap, (left + right) / 2, area.top - 8, {
        size: 11,
        align: 'center',
        colour: palette.muted,
        halo: true,
      });
  });
  ctx.restore();
}

function drawChanges(sheet: Sheet, { nights }: NightPlot): void {
  const { palette, area } = sheet;
  let row = 0;
  nights.forEach(({ change, worse }, at) => {
    if (change === '') return;
    const x = sheet.x(at - 0.5);
    const colour = worse ? palette.failed : palette.muted;
    const y = area.top - HEAD + 10 + (row % 2) * 16;
    drawLine(
      sheet,
      [
        { x, y: y + 7 },
        { x, y: area.bottom },
      ],
      { colour, dash: worse ? [] : [3, 3], width: worse ? 1.5 : 1 },
    );
    const style = { size: 11, weight: worse ? 600 : 400 };
    const right = x + textWidth(change, palette.font, style) + 6 > sheet.width;
    write(sheet, change, right ? x - 4 : x + 4, y, {
      ...style,
      align: right ? 'right' : 'left',
      colour: worse ? palette.text : palette.muted,
      halo: true,
    });
    row += 1;
  });
}

function drawIntervals(sheet: Sheet, { nights, slot }: NightPlot): void {
  nights.forEach(({ low, high, worse }, at) => {
    if (low === null || high === null) return;
    const x = sheet.x(at);
    const colour = worse ? sheet.palette.failed : seriesColour(sheet.palette, slot);
    drawLine(
      sheet,
      [
        { x, y: sheet.y(low) },
        { x, y: sheet.y(high) },
      ],
      { colour, width: 3, alpha: 0.35 },
    );
  });
}

function drawNights(sheet: Sheet, { nights, slot }: NightPlot): void {
  const colour = seriesColour(sheet.palette, slot);
  let run: { x: number; y: number }[] = [];
  const flush = (): void => {
    if (run.length > 1) drawLine(sheet, run, { colour, width: 1.75 });
    run = [];
  };
  nights.forEach(({ value }, at) => (value === null ? flush() : run.push({ x: sheet.x(at), y: sheet.y(value) })));
  flush();
  nights.forEach(({ value, worse }, at) => {
    if (value === null) return;
    const spot = { x: sheet.x(at), y: sheet.y(value) };
    if (worse) drawSquare(sheet, spot);
    else drawMarker(sheet, slot, spot, { rim: sheet.palette.surface, radius: 4.6 });
  });
}

/** The silhouette of "failed". */
function drawSquare({ ctx, palette }: Sheet, { x, y }: { readonly x: number; readonly y: number }): void {
  ctx.save();
  ctx.fillStyle = palette.failed;
  ctx.strokeStyle = palette.surface;
  ctx.lineWidth = 1.5;
  ctx.beginPath();
  ctx.roundRect(x - 4.5, y - 4.5, 9, 9, 2);
  ctx.fill();
  ctx.stroke();
  ctx.restore();
}
