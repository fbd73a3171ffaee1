/** A moment on the axis; `at` is its share of the length, 0–1. */
export interface AxisTick {
  readonly at: number;
  readonly ms: number;
}

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const STEPS = [
  5 * SECOND,
  10 * SECOND,
  30 * SECOND,
  MINUTE,
  2 * MINUTE,
  5 * MINUTE,
  10 * MINUTE,
  15 * MINUTE,
  30 * MINUTE,
  HOUR,
  2 * HOUR,
  4 * HOUR,
  6 * HOUR,
  12 * HOUR,
  24 * HOUR,
];
const MOST = 5;

/** At most five even moments from the start on, epoch milliseconds; the last keeps clear of the right edge. */
export function axisTicks(start: number, end: number): AxisTick[] {
  const length = end - start;
  const step = STEPS.find((candidate) => length / candidate < MOST) ?? Math.ceil(length / MOST);
  const count = Math.floor((length * 0.95) / step) + 1;
  return Array.from({ length: count }, (_, at) => ({ at: (at * step) / length, ms: start + at * step }));
}
