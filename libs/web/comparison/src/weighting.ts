import type { ComparisonEntry, Profile } from '@assay/contracts';
import { calculateScore, PROFILES, SPEED_TARGETS } from '@assay/domain/scoring';

export type Weights = Profile['weights'];
export type Weighting = Pick<Profile, 'method' | 'weights'>;

export const WEIGHTINGS = [...PROFILES.map(({ id }) => id), 'custom'];

/** Parts of 100 for accuracy, relevance and speed, as the address has them ("70,15,15"); what makes no weights is null. */
export function readWeights(text: string): Weights | null {
  const parts = text.split(',').map((part) => (/^\d{1,3}$/.test(part) ? Number(part) : NaN));
  const [accuracy = NaN, relevance = NaN, speed = NaN] = parts;
  const fits =
    parts.length === 3 && parts.every((part) => part >= 0 && part <= 100) && accuracy + relevance + speed > 0;
  return fits ? { accuracy: accuracy / 100, relevance: relevance / 100, speed: speed / 100 } : null;
}

/** The weights as the address has them. */
export function writeWeights({ accuracy, relevance, speed }: Weights): string {
  return [accuracy, relevance, speed].map((share) => Math.round(share * 100)).join(',');
}

/** The weights as shares of 100 in all, whole numbers: what they amount to. */
export function sharesOf({ accuracy, relevance, speed }: Weights): Weights {
  const sum = accuracy + relevance + speed;
  const share = (weight: number): number => Math.round((weight / sum) * 100);
  return { accuracy: share(accuracy), relevance: share(relevance), speed: share(speed) };
}

/** A model under a weighting: 1 is the first place; equal scores share a place. */
export interface Placed {
  readonly name: string;
  readonly composite: number | null;
  /** An axis with weight was not measured: its weight dropped out. */
  readonly incomplete: boolean;
  readonly place: number | null;
}

const SAME = 0.0005;

/** What a weighting makes of each model over all tasks, best first. */
export function placesUnder(entries: readonly ComparisonEntry[], weighting: Weighting): Placed[] {
  const scored = entries.map(({ name, accuracy, relevance, speed: { medianMs } }) => {
    const latencyS = medianMs === null ? null : medianMs / 1_000;
    const axes = { accuracy: accuracy.value, relevance, latencyS };
    return { name, ...calculateScore(axes, weighting, SPEED_TARGETS.default) };
  });
  const placed = scored.map(({ name, composite, incomplete }) => {
    const ahead = scored.filter((other) => composite !== null && (other.composite ?? -1) > composite + SAME).length;
    return { name, composite, incomplete, place: composite === null ? null : ahead + 1 };
  });
  return placed.sort((a, b) => (b.composite ?? -1) - (a.composite ?? -1));
}

/** Ten weightings from accuracy alone down to a tenth of it, the rest shared by relevance and speed. */
export const TEN_WEIGHTINGS: readonly Weighting[] = Array.from({ length: 10 }, (_, at) => ({
  method: 'gated',
  weights: { accuracy: 1 - at / 10, relevance: at / 20, speed: at / 20 },
}));

/** Under how many of the ten weightings each model is first, the most first; shared first places count for each. */
export function leads(entries: readonly ComparisonEntry[]): { readonly name: string; readonly count: number }[] {
  const first = TEN_WEIGHTINGS.map((weighting) =>
    placesUnder(entries, weighting)
      .filter(({ place }) => place === 1)
      .map(({ name }) => name),
  );
  return entries
    .map(({ name }) => ({ name, count: first.filter((names) => names.includes(name)).length }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count);
}
