import { measured, type Measurement } from './measured';
import { median } from './quantiles';

/** 1 ÷ the normal quantile of 0.75: makes the MAD of normal data estimate its standard deviation. */
export const MAD_TO_SD = 1.482602218505602;

/** Median absolute deviation: spread that one outlier cannot move. In units of the values. */
export interface MedianAbsoluteDeviation {
  readonly n: number;
  readonly median: number | null;
  readonly mad: number | null;
  readonly madScaled: number | null;
}

/** Median, and median of |x − median|, both of type 7; missing values are dropped, none left: null. */
export function medianAbsoluteDeviation(values: readonly Measurement[]): MedianAbsoluteDeviation {
  const known = measured(values);
  const centre = median(known);
  if (centre === null) return { n: 0, median: null, mad: null, madScaled: null };
  const mad = median(known.map((value) => Math.abs(value - centre)));
  return { n: known.length, median: centre, mad, madScaled: mad === null ? null : mad * MAD_TO_SD };
}
