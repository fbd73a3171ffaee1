import type { ComparisonEntry, ComparisonScope } from '@assay/contracts';

/** pass@k and pass^k of one model, 0–1, with the tasks behind them. */
export interface PassK {
  readonly k: number;
  readonly once: number | null;
  readonly always: number | null;
  /** Tasks with at least k tries. */
  readonly tasks: number;
}

/** The figures of an entry for every k that the API gives, rising. */
export function passKs(entry: ComparisonEntry): PassK[] {
  return (entry.passAtK ?? []).map(({ k, value, tasks }) => {
    const always = entry.passHatK?.find((figure) => figure.k === k)?.value ?? null;
    return { k, once: value, always, tasks };
  });
}

/** The most tries that every model of some scope has: 1 where tasks were tried once, null where nothing is known. */
export function mostTries(scopes: readonly ComparisonScope[]): number | null {
  const tries = scopes.flatMap(({ entries }) => entries.flatMap((entry) => passKs(entry).map(({ k }) => k)));
  return tries.length === 0 ? null : Math.max(...tries);
}

/** The figures for the most tries of an entry that has some. */
export function passOfMost(entry: ComparisonEntry): PassK | null {
  return passKs(entry).at(-1) ?? null;
}
