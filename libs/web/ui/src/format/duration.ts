import { formatNumber, NOT_MEASURED } from './number';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Milliseconds as people say them: `640 ms`, `5.8 s`, `52 s`, `14 min`, `1 h 50 min`, `2 d 3 h`; `–` where nothing was measured. */
export function formatDuration(ms: number | null | undefined, language = 'en'): string {
  if (ms === null || ms === undefined || !Number.isFinite(ms)) return NOT_MEASURED;
  const unit = (value: number, name: string, digits = 0) => `${formatNumber(value, digits, language)} ${name}`;
  if (ms < SECOND) return unit(Math.round(ms), 'ms');
  if (ms < 9.95 * SECOND) return unit(ms / SECOND, 's', 1);
  if (ms < 99.5 * SECOND) return unit(Math.round(ms / SECOND), 's');
  if (ms < 59.5 * MINUTE) return unit(Math.round(ms / MINUTE), 'min');
  if (ms < DAY) return parts(Math.round(ms / MINUTE), 60, 'h', 'min', unit);
  return parts(Math.round(ms / HOUR), 24, 'd', 'h', unit);
}

function parts(
  total: number,
  base: number,
  large: string,
  small: string,
  unit: (n: number, name: string) => string,
): string {
  const rest = total % base;
  return rest === 0 ? unit(total / base, large) : `${unit(Math.floor(total / base), large)} ${unit(rest, small)}`;
}
