import { formatNumber, NOT_MEASURED } from './number';

/** A difference of shares in points with its sign: `+12`, `−4`, `0`. */
export function formatPoints(difference: number | null, language = 'en'): string {
  if (difference === null) return NOT_MEASURED;
  const points = Math.round(difference * 100);
  const digits = formatNumber(Math.abs(points), 0, language);
  return points > 0 ? `+${digits}` : points < 0 ? `−${digits}` : '0';
}
