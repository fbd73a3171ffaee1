import { linearAxis, secondsAxis, secondsRange } from './axes';
import type { DrawChart, Drawing, Paper, Sheet } from './drawing';
import { drawLine, drawMarker, shorten, textWidth, write, type Spot } from './ink';
import { freePlace, isFree, type Box } from './label-place';
import { seriesColour } from './palette';

/** One model: accuracy 0–1 against its median time in ms. */
export interface ParetoPoint {
  readonly label: string;
  readonly note: string;
  readonly slot: number;
  readonly accuracy: number;
  readonly interval: readonly [number, number] | null;
  readonly ms: number;
  readonly quartiles: readonly [number, number] | null;
  readonly onFront: boolean;
}

export interface ParetoPlot {
  readonly points: readonly ParetoPoint[];
  readonly frontLabel: string;
  readonly unit: string;
}

/** Accuracy against time on a logarithmic axis, with a stepped line over the models that none beats in both. */
export function paretoPlot(plot: ParetoPlot): DrawChart {
  return (paper) =>
    ({
      type: 'scatter',
      height: paper.narrow ? 320 : 420,
      data: { datasets: [] },
      options: {
        animation: false,
        responsive: true,
        maintainAspectRatio: false,
        events: [],
        layout: { padding: { top: 20, right: 14 } },
        scales: { x: secondsAxis(paper, timeRange(plot), plot.unit), y: accuracyAxis(paper, plot) },
      },
      below: (sheet) => {
        drawFront(sheet, plot);
        plot.points.forEach((point) => drawBars(sheet, point));
      },
      above: (sheet) => drawPoints(sheet, plot),
    }) satisfies Drawing;
}

function timeRange(plot: ParetoPlot): readonly [number, number] {
  return secondsRange(plot.points.flatMap((point) => [point.ms, ...(point.quartiles ?? [])]));
}

function accuracyAxis(paper: Paper, plot: ParetoPlot) {
  const lowest = Math.min(...plot.points.map((point) => point.interval?.[0] ?? point.accuracy));
  const min = Math.max(0, Math.floor(lowest / 0.2) * 0.2);
  return linearAxis(paper, {
    min,
    max: 1,
    step: 0.2,
    write: (value, last) => `${Math.round(value * 100)}${last ? ' %' : ''}`,
  });
}

/** The front from its fastest point up to its best, then on to the right. */
function drawFront(sheet: Sheet, plot: ParetoPlot): void {
  const front = plot.points.filter((point) => point.onFront).sort((a, b) => a.ms - b.ms);
  const last = front.at(-1);
  if (!last) return;
  const corners = front.flatMap((point, at) => {
    const before = front[at - 1];
    const here = { x: sheet.x(point.ms), y: sheet.y(point.accuracy) };
    return before ? [{ x: here.x, y: sheet.y(before.accuracy) }, here] : [here];
  });
  const end = { x: sheet.area.right, y: sheet.y(last.accuracy) };
  drawLine(sheet, [...corners, end], { colour: sheet.palette.muted, width: 1.5, dash: [5, 3] });
  write(sheet, plot.frontLabel, end.x, end.y - 9, { align: 'right', halo: true });
}

function drawBars(sheet: Sheet, point: ParetoPoint): void {
  const colour = seriesColour(sheet.palette, point.slot);
  const at = { x: sheet.x(point.ms), y: sheet.y(point.accuracy) };
  const bar = (from: Spot, to: Spot): void => drawLine(sheet, [from, to], { colour, width: 2, alpha: 0.55 });
  if (point.interval) bar({ x: at.x, y: sheet.y(point.interval[0]) }, { x: at.x, y: sheet.y(point.interval[1]) });
  if (point.quartiles) bar({ x: sheet.x(point.quartiles[0]), y: at.y }, { x: sheet.x(point.quartiles[1]), y: at.y });
}

/** From this many points on, names stand alone, and only where there is room: the list below the chart has them all. */
const CROWD = 6;

function drawPoints(sheet: Sheet, plot: ParetoPlot): void {
  const crowded = plot.points.length >= CROWD;
  const placed = plot.points.map((point) => ({ point, spot: { x: sheet.x(point.ms), y: sheet.y(point.accuracy) } }));
  const taken: Box[] = placed.map(({ spot }) => ({ x: spot.x - 8, y: spot.y - 8, width: 16, height: 16 }));
  for (const { point, spot } of placed)
    drawMarker(sheet, point.slot, spot, { radius: 6, hollow: !point.onFront, rim: sheet.palette.surface });
  // Those on the front are named first: they are what the chart is about.
  for (const { point, spot } of placed.toSorted((a, b) => Number(b.point.onFront) - Number(a.point.onFront))) {
    const box = drawName(sheet, point, spot, { taken, crowded });
    if (box) taken.push(box);
  }
}

interface NameRoom {
  readonly taken: readonly Box[];
  readonly crowded: boolean;
}

function drawName(sheet: Sheet, point: ParetoPoint, spot: Spot, { taken, crowded }: NameRoom): Box | null {
  const { palette, area } = sheet;
  const name = { size: 12, weight: 600 };
  const room = (area.right - area.left) * 0.6;
  const label = shorten(point.label, room, (text) => textWidth(text, palette.font, name));
  const note = crowded ? 0 : textWidth(point.note, palette.font);
  const width = Math.max(textWidth(label, palette.font, name), note);
  const box = freePlace(spot, { width, height: crowded ? 14 : 28 }, area, taken);
  if (crowded && !isFree(box, area, taken)) return null;
  const left = box.x >= spot.x - width / 2;
  const x = left ? box.x : box.x + box.width;
  const align = left ? 'left' : 'right';
  write(sheet, label, x, box.y + 7, { ...name, colour: palette.text, align, halo: true });
  if (!crowded) write(sheet, point.note, x, box.y + 21, { align, halo: true });
  return box;
}
