import { davidsonStrengths } from './davidson';
import { solveSymmetric } from './solve-symmetric';
import { centred, holdOfMean, type VoteTable } from './vote-table';

/** Votes between two players; several rows for one pair add up. */
export interface Match {
  readonly a: string;
  readonly b: string;
  readonly winsA: number;
  readonly winsB: number;
  readonly ties: number;
}

/** half_win: a tie is half a win for each. davidson: ties have a parameter of their own (Davidson 1970). */
export type TieModel = 'half_win' | 'davidson';

/** Strengths of players from pairwise votes. */
export interface BradleyTerry {
  /** Whether plain maximum likelihood has an answer: everyone can be reached from everyone by wins or half-wins (Ford 1957). */
  readonly exists: boolean;
  /** Natural-log strengths, centred on 0, in the order of the players; null where they would be infinite. */
  readonly theta: ReadonlyMap<string, number> | null;
  /** 1500 + 400 / ln 10 × θ. */
  readonly elo: ReadonlyMap<string, number> | null;
  /** Davidson's tie parameter; 0 without ties, null in the half-win model. */
  readonly nu: number | null;
}

const ELO_PER_THETA = 400 / Math.LN10;

function tabulate(players: readonly string[], matches: readonly Match[]): VoteTable {
  const size = players.length;
  const place = new Map(players.map((player, index) => [player, index]));
  const wins = players.map(() => new Float64Array(size));
  const ties = players.map(() => new Float64Array(size));
  for (const match of matches) {
    const i = place.get(match.a);
    const j = place.get(match.b);
    if (i === undefined || j === undefined || i === j) continue;
    wins[i]![j]! += match.winsA;
    wins[j]![i]! += match.winsB;
    ties[i]![j]! += match.ties;
    ties[j]![i]! += match.ties;
  }
  return { size, wins, ties };
}

/** Places reached from place 0 along `leads`. */
function reached(size: number, leads: (from: number, to: number) => boolean): number {
  const seen = new Set([0]);
  for (const from of seen) {
    for (let to = 0; to < size; to += 1) if (leads(from, to)) seen.add(to);
  }
  return seen.size;
}

function isStronglyConnected({ size, wins, ties }: VoteTable): boolean {
  const beats = (i: number, j: number): boolean => wins[i]![j]! + ties[i]![j]! > 0;
  return reached(size, beats) === size && reached(size, (i, j) => beats(j, i)) === size;
}

/** Newton's method on the concave log-likelihood with ties as half-wins, less lambda/2 Σθ². */
function halfWinStrengths({ size, wins, ties }: VoteTable, lambda: number): number[] | null {
  const theta = new Array<number>(size).fill(0);
  const hold = holdOfMean({ size, wins, ties });
  for (let round = 0; round < 200; round += 1) {
    const gradient = theta.map((strength) => -lambda * strength);
    // The likelihood does not see a common shift; this term does, and leaves the mean at 0.
    const curvature = theta.map((_, i) => theta.map((__, j) => hold + (i === j ? lambda : 0)));
    for (let i = 0; i < size; i += 1) {
      for (let j = 0; j < size; j += 1) {
        const games = wins[i]![j]! + wins[j]![i]! + ties[i]![j]!;
        if (i === j || games === 0) continue;
        const chance = 1 / (1 + Math.exp(theta[j]! - theta[i]!));
        gradient[i]! += wins[i]![j]! + ties[i]![j]! / 2 - games * chance;
        curvature[i]![i]! += games * chance * (1 - chance);
        curvature[i]![j]! -= games * chance * (1 - chance);
      }
    }
    const step = solveSymmetric(curvature, gradient);
    if (step === null) return null;
    const damping = Math.min(1, 2 / Math.max(...step.map(Math.abs), Number.MIN_VALUE));
    step.forEach((move, i) => (theta[i]! += damping * move));
    if (step.every((move) => Math.abs(move) < 1e-12)) return centred(theta);
  }
  return null;
}

/** Bradley–Terry strengths; `lambda` > 0 is a ridge that keeps undefeated players finite. */
export function bradleyTerry(
  players: readonly string[],
  matches: readonly Match[],
  model: TieModel = 'half_win',
  lambda = 0,
): BradleyTerry {
  const table = tabulate(players, matches);
  const exists = players.length >= 2 && isStronglyConnected(table);
  const none = { exists, theta: null, elo: null, nu: null };
  if (players.length < 2 || (!exists && !(lambda > 0))) return none;
  const tied = table.ties.some((row) => row.some((count) => count > 0));
  const fitted =
    model === 'davidson' && tied
      ? davidsonStrengths(table, lambda)
      : { theta: halfWinStrengths(table, lambda), nu: model === 'davidson' ? 0 : null };
  if (fitted?.theta?.every(Number.isFinite) !== true) return none;
  const named = (of: (theta: number) => number): Map<string, number> =>
    new Map(players.map((player, index) => [player, of(fitted.theta?.[index] ?? 0)]));
  return { exists, theta: named((value) => value), elo: named((value) => 1500 + ELO_PER_THETA * value), nu: fitted.nu };
}
