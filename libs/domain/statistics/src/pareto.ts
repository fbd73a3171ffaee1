import { isMeasured, type Measurement } from './measured';

/** One model on the two axes; more accuracy is better, fewer seconds are better. */
export interface ParetoPoint {
  readonly id: string;
  readonly accuracy: Measurement;
  readonly seconds: Measurement;
}

/** Who is not beaten on both axes at once, in input order. */
export interface ParetoFront {
  readonly front: readonly string[];
  /** Points with a missing figure: left out of the comparison. */
  readonly unmeasured: readonly string[];
}

interface MeasuredPoint {
  readonly id: string;
  readonly accuracy: number;
  readonly seconds: number;
}

const beats = (a: MeasuredPoint, b: MeasuredPoint): boolean =>
  a.accuracy >= b.accuracy && a.seconds <= b.seconds && (a.accuracy > b.accuracy || a.seconds < b.seconds);

/** A point is on the front unless another is at least as good on both axes and better on one; equal points all stay. */
export function paretoFront(points: readonly ParetoPoint[]): ParetoFront {
  const complete: MeasuredPoint[] = [];
  const unmeasured: string[] = [];
  for (const { id, accuracy, seconds } of points) {
    if (isMeasured(accuracy) && isMeasured(seconds)) complete.push({ id, accuracy, seconds });
    else unmeasured.push(id);
  }
  const front = complete.filter((point) => !complete.some((other) => beats(other, point)));
  return { front: front.map((point) => point.id), unmeasured };
}
