import type { Paper } from './drawing';
import { textWidth } from './ink';

/** The columns of a chart whose rows are named on the left and valued on the right, in CSS pixels. */
export interface RowColumns {
  readonly left: number;
  readonly right: number;
}

export interface RowText {
  readonly label: string;
  readonly values: readonly string[];
}

/** Room for labels (with a marker before them) and values; on narrow paper the labels stand above their rows. */
export function rowColumns(paper: Paper, rows: readonly RowText[], labelsAbove = paper.narrow): RowColumns {
  const { font } = paper.palette;
  const label = Math.max(0, ...rows.map((row) => textWidth(row.label, font, { size: 12, weight: 500 }))) + 30;
  const value = Math.max(
    0,
    ...rows.flatMap((row) => row.values.map((text) => textWidth(text, font, { size: 12, weight: 500 }))),
  );
  return {
    left: labelsAbove ? 8 : Math.min(label, Math.max(paper.width * 0.4, 96)),
    right: value === 0 ? 12 : value + 24,
  };
}
