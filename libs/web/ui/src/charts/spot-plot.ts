import { percentAxis, rowAxis } from './axes';
import type { DrawChart, Drawing, Sheet } from './drawing';
import { drawMarker, shorten, textWidth, write } from './ink';

/** All answers of one model to one task. Values 0–1. */
export interface SpotRow {
  readonly label: string;
  readonly slot: number;
  readonly spots: readonly { readonly value: number; readonly here: boolean }[];
}

export interface SpotPlot {
  readonly rows: readonly SpotRow[];
}

const ROW = 24;
const AXIS = 24;

/** One marker per answer, equal ones side by side; the answer at hand is outlined. */
export function spotPlot(plot: SpotPlot): DrawChart {
  return (paper) => {
    const height = plot.rows.length * ROW + 8;
    const style = { size: 11 };
    const labels = plot.rows.map((row) => textWidth(row.label, paper.palette.font, style));
    const left = Math.min(Math.max(0, ...labels) + 20, paper.width * 0.45);
    return {
      type: 'scatter',
      height: height + AXIS,
      data: { datasets: [] },
      options: {
        animation: false,
        responsive: true,
        maintainAspectRatio: false,
        events: [],
        layout: { padding: { left, right: 14 } },
        scales: { x: percentAxis(paper), y: rowAxis(height) },
      },
      above: (sheet) => plot.rows.forEach((row, at) => drawRow(sheet, row, 4 + at * ROW + ROW / 2)),
    } satisfies Drawing;
  };
}

function drawRow(sheet: Sheet, row: SpotRow, at: number): void {
  const { palette } = sheet;
  const y = sheet.y(at);
  const room = sheet.area.left - 12;
  write(
    sheet,
    shorten(row.label, room, (text) => textWidth(text, palette.font)),
    0,
    y,
    { colour: palette.text },
  );
  const seen = new Map<number, number>();
  for (const spot of [...row.spots].sort((a, b) => Number(a.here) - Number(b.here))) {
    const before = seen.get(spot.value) ?? 0;
    seen.set(spot.value, before + 1);
    // Equal scores stand beside each other, towards the middle of the axis.
    const shift = before * 9 * (spot.value > 0.5 ? -1 : 1);
    const look = spot.here ? { rim: palette.text, rimWidth: 4.5 } : {};
    drawMarker(sheet, row.slot, { x: sheet.x(spot.value) + shift, y }, { radius: 4.2, ...look });
  }
}
