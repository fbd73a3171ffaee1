import type { Match } from '@assay/domain/statistics';

/** Groups of players that matches connect, each in alphabetical order; the largest group first. */
export function islandsOf(matches: readonly Match[]): string[][] {
  const group = new Map<string, Set<string>>();
  for (const { a, b } of matches) {
    const [left, right] = [group.get(a) ?? new Set([a]), group.get(b) ?? new Set([b])];
    const joined = left === right ? left : new Set([...left, ...right]);
    for (const player of joined) group.set(player, joined);
  }
  return [...new Set(group.values())].map((players) => [...players].toSorted()).toSorted((x, y) => y.length - x.length);
}
