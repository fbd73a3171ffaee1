import type { ComparisonScope, ComparisonTask } from '@assay/contracts';
import { describePair, percent } from '@assay/domain/comparison';

/** A model on a server among results, with its counts. */
export interface ReportedColumn {
  readonly model: string;
  readonly server: string;
  readonly results: number;
  /** Scored and not passed. */
  readonly failed: number;
  /** Answered without a score. */
  readonly unscored: number;
  readonly missing: number;
}

/** What a report for people is written from. */
export interface ResultReport {
  readonly title: string;
  /** One line each: when, what, on which servers. */
  readonly facts: readonly (readonly [name: string, value: string])[];
  /** Empty where the answers are not counted. */
  readonly columns: readonly ReportedColumn[];
  readonly scopes: readonly ComparisonScope[];
  readonly family: string;
  readonly grid: readonly ComparisonTask[];
  readonly notes: readonly string[];
  /** When the report was written, ISO 8601. */
  readonly writtenAt: string;
}

/** The scope as a heading. */
export function scopeTitle(scope: string): string {
  if (scope.startsWith('category:')) return scope.slice('category:'.length);
  const words = scope.replaceAll('_', ' ');
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}

/** The finding of a scope in a sentence or two; with one model its score. */
export function finding({ recommendation, entries }: ComparisonScope): string {
  const [only] = entries;
  if (entries.length === 1 && only) return `${only.name}: ${scoreText(only)}.`;
  return `${recommendation.reason}${recommendation.doubt === null ? '' : ` ${recommendation.doubt}`}`;
}

/** "74 % (60–85 %), 40 tasks". */
export function scoreText({ accuracy }: ComparisonScope['entries'][number]): string {
  const { value, low, high, n } = accuracy;
  if (value === null || low === null || high === null) return 'no score';
  return `${percent(value)} (${Math.round(low * 100)}–${percent(high)}), ${n} ${n === 1 ? 'task' : 'tasks'}`;
}

/** "1–3", or "2" where it is certain. */
export function rankText([best, worst]: readonly [number, number]): string {
  return best === worst ? String(best) : `${best}–${worst}`;
}

/** "1.2 s"; – where it was not measured. */
export function timeText(ms: number | null): string {
  if (ms === null) return '–';
  return ms < 1_000 ? `${Math.round(ms)} ms` : `${(ms / 1_000).toFixed(ms < 10_000 ? 1 : 0)} s`;
}

/** Verdicts of the pairs of a scope, in sentences. */
export function verdicts(scope: ComparisonScope): string[] {
  return scope.pairs.map(describePair);
}

/** The most tries that pass@k of a scope is known for; null where every task was tried once. */
function mostTries({ entries }: ComparisonScope): number | null {
  const most = Math.max(0, ...entries.flatMap(({ passAtK }) => (passAtK ?? []).map(({ k }) => k)));
  return most > 1 ? most : null;
}

/** Heads of the columns pass@k and pass^k of a scope; none where every task was tried once. */
export function passHeads(scope: ComparisonScope): string[] {
  const k = mostTries(scope);
  return k === null ? [] : [`pass@${k}`, `pass^${k}`];
}

/** The figures below `passHeads`. */
export function passTexts(scope: ComparisonScope, { passAtK, passHatK }: ComparisonScope['entries'][number]): string[] {
  const most = mostTries(scope);
  if (most === null) return [];
  return [passAtK, passHatK].map((figures) => {
    const value = figures?.find(({ k }) => k === most)?.value ?? null;
    return value === null ? '–' : percent(value);
  });
}
