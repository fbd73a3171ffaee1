import type { ChartOptions } from 'chart.js';
import type { Paper } from './drawing';

type Scales = NonNullable<ChartOptions<'scatter'>['scales']>;
type Axis = NonNullable<Scales[string]>;

/** Accuracy, 0–1, as 0–100 %. */
export function percentAxis(paper: Paper, step = 0.5): Axis {
  return linearAxis(paper, {
    min: 0,
    max: 1,
    step,
    write: (value, last) => `${Math.round(value * 100)}${last ? ' %' : ''}`,
  });
}

export interface LinearAxis {
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly write: (value: number, last: boolean) => string;
  /** A grid line without text every this much. */
  readonly grid?: number;
}

/** A linear axis along the bottom, without a line of its own. */
export function linearAxis(paper: Paper, axis: LinearAxis): Axis {
  const ticks = stepsOf(axis.min, axis.max, axis.grid ?? axis.step);
  return bare(paper, {
    type: 'linear',
    min: axis.min,
    max: axis.max,
    values: ticks,
    write: (value) => (isStep(value, axis.step) ? axis.write(value, near(value, axis.max)) : ''),
  });
}

/** Seconds on a logarithmic axis, values in ms; labels that would run into each other are left out, their lines stay. */
export function secondsAxis(paper: Paper, range: readonly [number, number], unit = 's'): Axis {
  const [min, max] = range;
  const values = decades().filter((value) => value >= min * 0.999 && value <= max * 1.001);
  const last = values.at(-1) ?? max;
  const labelled = spacedLabels(values, (value) => (Math.log(value / min) / Math.log(max / min)) * paper.width * 0.6);
  return bare(paper, {
    type: 'logarithmic',
    min,
    max,
    values,
    write: (value) =>
      labelled.has(value) ? `${+(value / 1000).toPrecision(2)}${value === last ? ` ${unit}` : ''}` : '',
  });
}

const LABEL_SPACE = 34;

/** The first, the last, and what fits between with some room; full decades before the rest. */
export function spacedLabels(values: readonly number[], place: (value: number) => number): ReadonlySet<number> {
  const chosen = new Set<number>();
  const isDecade = (value: number): boolean => /^10*$/.test(String(value));
  const wanted = [values[0], values.at(-1), ...values.filter(isDecade), ...values];
  for (const value of wanted) {
    if (value === undefined) continue;
    if ([...chosen].every((other) => Math.abs(place(other) - place(value)) >= LABEL_SPACE)) chosen.add(value);
  }
  return chosen;
}

/** The smallest range of ticks 1–2–5 (in ms) around the given times; one decade where there is nothing. */
export function secondsRange(times: readonly number[]): readonly [number, number] {
  const positive = times.filter((time) => time > 0);
  if (positive.length === 0) return [1_000, 10_000];
  const low = Math.min(...positive);
  const high = Math.max(...positive);
  const steps = decades();
  const from = steps.findLast((step) => step <= low) ?? steps[0] ?? 1;
  const to = steps.find((step) => step >= high && step > from) ?? high;
  return [from, to];
}

/** No axis at all: rows carry their own labels. y counts pixels from the top. */
export function rowAxis(height: number): Axis {
  return { type: 'linear', display: false, reverse: true, min: 0, max: height };
}

/** 1–2–5 steps from 10 ms to 10 hours. */
function decades(): number[] {
  return Array.from({ length: 7 }, (_, power) => [10, 20, 50].map((step) => step * 10 ** power)).flat();
}

interface BareAxis {
  readonly type: 'linear' | 'logarithmic';
  readonly min: number;
  readonly max: number;
  readonly values: readonly number[];
  readonly write: (value: number) => string;
}

function bare(paper: Paper, axis: BareAxis): Axis {
  const font = { family: paper.palette.font, size: 11 };
  const options = {
    type: axis.type,
    min: axis.min,
    max: axis.max,
    border: { display: false },
    grid: { color: paper.palette.grid, drawTicks: false },
    afterBuildTicks: (scale: { ticks: { value: number }[] }) => {
      scale.ticks = axis.values.map((value) => ({ value }));
    },
    ticks: {
      color: paper.palette.muted,
      font,
      padding: 6,
      autoSkip: false,
      maxRotation: 0,
      callback: (value: string | number) => axis.write(Number(value)),
    },
  };
  return options;
}

function stepsOf(min: number, max: number, step: number): number[] {
  const first = Math.ceil(min / step - 1e-9);
  const count = Math.floor(max / step + 1e-9) - first + 1;
  return Array.from({ length: Math.max(count, 0) }, (_, at) => (first + at) * step);
}

function isStep(value: number, step: number): boolean {
  return near(value / step, Math.round(value / step));
}

function near(a: number, b: number): boolean {
  return Math.abs(a - b) < 1e-6;
}
