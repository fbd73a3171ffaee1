import { linearAxis, rowAxis } from './axes';
import type { DrawChart, Drawing, Paper, Sheet } from './drawing';
import { drawLine, drawMarker, shorten, textWidth, write } from './ink';

export type Tone = 'better' | 'worse' | 'unclear';

/** One paired difference, −1…1. */
export interface ForestRow {
  readonly label: string;
  readonly slot: number;
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** "+33", and behind it the verdict's word. */
  readonly figure: string;
  readonly word: string;
  readonly tone: Tone;
  /** Holds on tasks like these: filled; open, or on these tasks only: outlined. */
  readonly filled: boolean;
}

export interface ForestGroup {
  readonly title: string;
  readonly size: string;
  readonly rows: readonly ForestRow[];
}

const LINE = 20;
const AXIS = 24;
const GAP = 6;

type Placed = { readonly y: number } & ({ readonly group: ForestGroup } | { readonly row: ForestRow });

/** Differences to the baseline with their intervals around a dark zero line. Colour comes from the verdict, never from the interval. */
export function forestPlot(groups: readonly ForestGroup[]): DrawChart {
  return (paper) => {
    const lines = placed(groups);
    const height = (lines.at(-1)?.y ?? 0) + LINE;
    const columns = columnsOf(paper, groups);
    const [min, max] = range(groups);
    const step = max - min > 1.2 ? 0.4 : 0.2;
    return {
      type: 'scatter',
      height: height + AXIS,
      data: { datasets: [] },
      options: {
        animation: false,
        responsive: true,
        maintainAspectRatio: false,
        events: [],
        layout: { padding: columns },
        scales: {
          x: linearAxis(paper, { min, max, step: paper.narrow ? 0.4 : step, grid: 0.2, write: points }),
          y: rowAxis(height),
        },
      },
      below: (sheet) => drawLine(sheet, ends(sheet), { colour: sheet.palette.muted }),
      above: (sheet) =>
        lines.forEach((line) =>
          'row' in line ? drawRow(sheet, line.row, line.y) : drawHead(sheet, line.group, line.y),
        ),
    } satisfies Drawing;
  };
}

function placed(groups: readonly ForestGroup[]): Placed[] {
  let y = 10;
  return groups.flatMap((group, at) => {
    if (at > 0) y += GAP;
    const head = { group, y };
    const rows = group.rows.map((row) => ({ row, y: (y += LINE) }));
    y += LINE;
    return [head, ...rows];
  });
}

function columnsOf(paper: Paper, groups: readonly ForestGroup[]): { left: number; right: number } {
  const rows = groups.flatMap((group) => group.rows);
  const widest = (texts: readonly string[], weight: number): number =>
    Math.max(0, ...texts.map((text) => textWidth(text, paper.palette.font, { weight })));
  const label =
    widest(
      rows.map((row) => row.label),
      400,
    ) + (paper.narrow ? 10 : 24);
  const value =
    widest(
      rows.map((row) => `${row.figure} ${row.word}`),
      500,
    ) + 16;
  return { left: Math.min(label, paper.width * 0.28), right: Math.min(value, paper.width * 0.4) };
}

/** The axis, on multiples of 20 points, at least −20…+20. */
function range(groups: readonly ForestGroup[]): [number, number] {
  const values = groups.flatMap((group) =>
    group.rows.flatMap((row) => [row.low ?? row.value ?? 0, row.high ?? row.value ?? 0]),
  );
  return [
    Math.floor(Math.min(-0.2, ...values) / 0.2 + 1e-9) * 0.2,
    Math.ceil(Math.max(0.2, ...values) / 0.2 - 1e-9) * 0.2,
  ];
}

function points(value: number): string {
  const rounded = Math.round(value * 100);
  return rounded > 0 ? `+${rounded}` : rounded < 0 ? `−${-rounded}` : '0';
}

function ends(sheet: Sheet): { x: number; y: number }[] {
  const x = Math.round(sheet.x(0)) + 0.5;
  return [
    { x, y: sheet.area.top },
    { x, y: sheet.area.bottom },
  ];
}

function drawHead(sheet: Sheet, group: ForestGroup, at: number): void {
  const y = sheet.y(at);
  write(sheet, group.title, 0, y, { size: 12, weight: 600, colour: sheet.palette.text, halo: true });
  write(sheet, group.size, sheet.width, y, { align: 'right' });
}

function drawRow(sheet: Sheet, row: ForestRow, at: number): void {
  const { palette } = sheet;
  const y = sheet.y(at);
  const colour = palette[row.tone];
  const indent = sheet.width < 480 ? 0 : 12;
  const name = shorten(row.label, sheet.area.left - indent - 4, (text) => textWidth(text, palette.font));
  write(sheet, name, indent, y, { colour: palette.text });
  if (row.low !== null && row.high !== null) {
    drawLine(
      sheet,
      [
        { x: sheet.x(row.low), y },
        { x: sheet.x(row.high), y },
      ],
      { colour, width: 2 },
    );
  }
  if (row.value !== null)
    drawMarker(sheet, row.slot, { x: sheet.x(row.value), y }, { colour, hollow: !row.filled, radius: 4.8 });
  const room = sheet.width - sheet.area.right - 12 - textWidth(`${row.figure} `, palette.font, { weight: 600 });
  const word = shorten(row.word, room, (text) => textWidth(text, palette.font));
  const used = write(sheet, ` ${word}`, sheet.width, y, { align: 'right' });
  write(sheet, row.figure, sheet.width - used, y, { align: 'right', weight: 600, colour: palette.text });
}
