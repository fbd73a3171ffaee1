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

/** 0.01 → "+1 point", 0.068 → "+6.8 points". */
export function points(share: number): string {
  const said = signed(share);
  return `${said} ${/^[+-]?1$/.test(said) ? 'point' : 'points'}`;
}

/** 1 → "1 task", 1319 → "1,319 tasks". */
export function counted(count: number, one: string): string {
  return `${grouped(count)} ${one}${count === 1 ? '' : 's'}`;
}
