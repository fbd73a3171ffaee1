/** 12032 → "12,032". */
export function grouped(count: number): string {
  return count.toLocaleString('en-US');
}

/** 0.068 → "+6.8": points of a hundred, with their sign; "?" where there is none. */
export function signed(share: number | null): string {
  if (share === null) return '?';
  const points = Math.round(share * 1_000) / 10;
  return points > 0 ? `+${points}` : String(points);
}
