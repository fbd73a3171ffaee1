import type { ScriptableContext } from 'chart.js';
import type { DrawChart, Drawing, Paper } from './drawing';
import type { ChartColour, ChartPalette } from './palette';

export interface BarPart {
  readonly value: number;
  readonly colour: ChartColour;
  /** No answer is not a wrong answer: hatched instead of filled. */
  readonly hatched?: boolean;
}

const HEIGHT = 14;
const GAP = 2;
const SMALLEST = 3;

/** One horizontal bar of parts that add up to the whole; a part that is there is at least 3 px wide. */
export function stackedBar(parts: readonly BarPart[]): DrawChart {
  return (paper) => {
    const shown = parts.filter((part) => part.value > 0);
    const widths = partWidths(
      shown.map((part) => part.value),
      Math.max(paper.width, 1),
    );
    return {
      type: 'bar',
      height: HEIGHT,
      data: {
        labels: [''],
        datasets: shown.map((part, at) =>
          bar(paper, part, widths[at] ?? 0, { first: at === 0, last: at === shown.length - 1 }),
        ),
      },
      options: {
        animation: false,
        responsive: true,
        maintainAspectRatio: false,
        events: [],
        indexAxis: 'y',
        scales: {
          x: { display: false, stacked: true, min: 0, max: widths.reduce((sum, width) => sum + width, 0) },
          y: { display: false, stacked: true },
        },
      },
    } satisfies Drawing;
  };
}

/** Widths in pixels, in proportion, none below 3 px: the largest parts give what the small ones need. */
export function partWidths(values: readonly number[], width: number): number[] {
  const total = values.reduce((sum, value) => sum + value, 0);
  const least = Math.min(SMALLEST + GAP, width / Math.max(values.length, 1));
  const raised = values.map((value) => Math.max((value / total) * width, least));
  const over = raised.reduce((sum, value) => sum + value, 0) - width;
  const spare = raised.reduce((sum, value) => sum + (value - least), 0);
  return raised.map((value) => (spare > 0 ? value - (over * (value - least)) / spare : value));
}

function bar(paper: Paper, part: BarPart, width: number, place: { first: boolean; last: boolean }) {
  const left = place.first ? 4 : 0;
  const right = place.last ? 4 : 0;
  return {
    data: [width],
    barThickness: HEIGHT,
    borderSkipped: false as const,
    borderColor: paper.palette.surface,
    borderWidth: { right: place.last ? 0 : GAP, left: 0, top: 0, bottom: 0 },
    borderRadius: { topLeft: left, bottomLeft: left, topRight: right, bottomRight: right },
    backgroundColor:
      part.hatched === true
        ? (context: ScriptableContext<'bar'>) => hatch(context.chart.ctx, paper.palette)
        : paper.palette[part.colour],
  };
}

/** The diagonal lines that mean "no answer". */
export function hatch(ctx: CanvasRenderingContext2D, palette: ChartPalette): CanvasPattern | string {
  const tile = document.createElement('canvas');
  tile.width = tile.height = 6;
  const pen = tile.getContext('2d');
  if (!pen) return palette.hatch;
  pen.fillStyle = palette.missing;
  pen.fillRect(0, 0, 6, 6);
  pen.strokeStyle = palette.hatch;
  pen.lineWidth = 1.8;
  pen.beginPath();
  for (const shift of [-6, 0, 6]) {
    pen.moveTo(shift - 1, 7);
    pen.lineTo(shift + 7, -1);
  }
  pen.stroke();
  return ctx.createPattern(tile, 'repeat') ?? palette.hatch;
}
