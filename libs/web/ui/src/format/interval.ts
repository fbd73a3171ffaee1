import { formatNumber, NOT_MEASURED } from './number';

/** A share with its 95 % interval, and on how many tasks it rests. */
export interface ShareInterval {
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly n: number;
}

/** `72 % (61–81), n = 40`; without an interval `72 %, n = 1`; `–` where there is no value. */
export function formatInterval(share: ShareInterval, language = 'en'): string {
  if (share.value === null) return NOT_MEASURED;
  const percent = (value: number) => formatNumber(value * 100, 0, language);
  const n = `n = ${formatNumber(share.n, 0, language)}`;
  if (share.low === null || share.high === null) return `${percent(share.value)} %, ${n}`;
  return `${percent(share.value)} % (${percent(share.low)}–${percent(share.high)}), ${n}`;
}

/** A difference of shares in points with its sign: `+12`, `−4`, `0`. */
export function formatPoints(difference: number | null, language = 'en'): string {
  if (difference === null) return NOT_MEASURED;
  const points = Math.round(difference * 100);
  const digits = formatNumber(Math.abs(points), 0, language);
  return points > 0 ? `+${digits}` : points < 0 ? `−${digits}` : '0';
}

/** `+12 points (4 to 20)`. */
export function formatDifference(
  difference: { readonly value: number | null; readonly low: number | null; readonly high: number | null },
  language = 'en',
): string {
  const value = `${formatPoints(difference.value, language)} points`;
  if (difference.value === null) return NOT_MEASURED;
  if (difference.low === null || difference.high === null) return value;
  return `${value} (${formatPoints(difference.low, language)} to ${formatPoints(difference.high, language)})`;
}
