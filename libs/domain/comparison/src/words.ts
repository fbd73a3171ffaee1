/** 0.724 → "72 %". */
export function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}

/** Whole points of a share or difference, without sign. */
function wholePoints(value: number): number {
  return Math.abs(Math.round(value * 100));
}

const plural = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

/** 0.14 → "14 points". */
export function points(value: number): string {
  return plural(wholePoints(value), 'point', 'points');
}

const sign = (value: number): string => (wholePoints(value) === 0 ? '' : value > 0 ? '+' : '−');

/** −0.03 → "−3 points". */
export function signedPoints(value: number): string {
  return `${sign(value)}${points(value)}`;
}

/** Bounds of a difference: "6–22" where both have the sign of the difference, else "−9 to +21". */
export function pointsRange(low: number, high: number): string {
  if (low >= 0 && high >= 0) return `${wholePoints(low)}–${wholePoints(high)}`;
  return `${sign(low)}${wholePoints(low)} to ${sign(high)}${wholePoints(high)}`;
}

/** 2.14 → "2.1"; from 10 on without decimals. */
function factor(value: number): string {
  return value >= 10 ? String(Math.round(value)) : value.toFixed(1);
}

/** "2.1× faster (1.9–2.3)". */
export function timesFaster(value: number, low: number | null, high: number | null): string {
  const range = low === null || high === null ? '' : ` (${factor(low)}–${factor(high)})`;
  return `${factor(value)}× faster${range}`;
}

/** "5 tasks", "1 task". */
export function tasksInWords(count: number): string {
  return plural(count, 'task', 'tasks');
}

/** "tries" as people read them: "10 tries each". */
export function triesInWords(count: number): string {
  return plural(count, 'try', 'tries');
}

/** A count that is an estimate: exact up to 20, then to the next 5, from 200 to the next 50. */
export function about(count: number): number {
  if (count <= 20) return count;
  const step = count <= 200 ? 5 : 50;
  return Math.ceil(count / step) * step;
}

/** 4,900,000,000 → "4.9 GB". */
export function gigabytes(bytes: number): string {
  return `${(bytes / 1e9).toFixed(1)} GB`;
}

/** "A", "A and B", "A, B and C". */
export function listed(names: readonly string[]): string {
  if (names.length < 2) return names[0] ?? '';
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;
}

/** As `listed`, of many the first ones: "A, B, C and 5 others". */
export function listedFirst(names: readonly string[], most: number): string {
  if (names.length <= most + 1) return listed(names);
  return `${names.slice(0, most).join(', ')} and ${names.length - most} others`;
}

/** The scope as the end of "A is better …": "overall", "for code generation", "for the category sql". */
export function forScope(scope: string): string {
  if (scope === 'overall') return 'overall';
  return scope.startsWith('category:')
    ? `for the category ${scope.slice('category:'.length)}`
    : `for ${scope.replaceAll('_', ' ')}`;
}
