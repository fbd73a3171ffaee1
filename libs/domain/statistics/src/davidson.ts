import { solveSymmetric } from './solve-symmetric';
import { centred, holdOfMean, type VoteTable } from './vote-table';

/** Strengths and tie parameter; ν null where there is nothing but ties. */
interface DavidsonFit {
  readonly theta: number[];
  readonly nu: number | null;
}

/** A gap, or ln ν, beyond this says that the likelihood rises for ever: no number of votes has odds of e³⁰. */
const RUNAWAY = 30;

interface Slope {
  readonly gradient: number[];
  readonly curvature: number[][];
}

/** Adds one pair's share: observed minus expected (win of i, win of j, tie), and the covariance of what is counted. */
function addPair(
  { gradient, curvature }: Slope,
  table: VoteTable,
  parameters: readonly number[],
  i: number,
  j: number,
): void {
  const { size, wins, ties } = table;
  const [winsI, winsJ, tied] = [wins[i]![j]!, wins[j]![i]!, ties[i]![j]!];
  const games = winsI + winsJ + tied;
  if (games === 0) return;
  const gap = (parameters[i]! - parameters[j]!) / 2;
  const [strongI, strongJ, even] = [Math.exp(gap), Math.exp(-gap), Math.exp(parameters[size]!)];
  const all = strongI + strongJ + even;
  const outcomes = [
    { count: winsI, chance: strongI / all, counts: [1, 0, 0] },
    { count: winsJ, chance: strongJ / all, counts: [0, 1, 0] },
    { count: tied, chance: even / all, counts: [0.5, 0.5, 1] },
  ];
  const places = [i, j, size];
  const expected = [0, 1, 2].map((k) => outcomes.reduce((total, { chance, counts }) => total + chance * counts[k]!, 0));
  places.forEach((row, k) => {
    gradient[row]! +=
      outcomes.reduce((total, { count, counts }) => total + count * counts[k]!, 0) - games * expected[k]!;
    places.forEach((column, l) => {
      const product = outcomes.reduce((total, { chance, counts }) => total + chance * counts[k]! * counts[l]!, 0);
      curvature[row]![column]! += games * (product - expected[k]! * expected[l]!);
    });
  });
}

function slopeAt(table: VoteTable, parameters: readonly number[], lambda: number): Slope {
  const { size } = table;
  const gradient = parameters.map((value, i) => (i < size ? -lambda * value : 0));
  const hold = holdOfMean(table);
  const curvature = parameters.map((_, i) =>
    parameters.map((__, j) => (i < size && j < size ? hold + (i === j ? lambda : 0) : 0)),
  );
  for (let i = 0; i < size; i += 1) {
    for (let j = 0; j < i; j += 1) addPair({ gradient, curvature }, table, parameters, i, j);
  }
  return { gradient, curvature };
}

const ranAway = (strengths: readonly number[], logNu: number): boolean =>
  Math.max(...strengths) - Math.min(...strengths) > RUNAWAY || Math.abs(logNu) > RUNAWAY;

/**
 * Davidson (1970): win i : tie : win j as π_i : ν √(π_i π_j) : π_j with π = e^θ; Newton's method on θ and ln ν, less lambda/2 Σθ².
 * Null where the likelihood has no finite maximum.
 */
export function davidsonStrengths(table: VoteTable, lambda: number): DavidsonFit | null {
  const { size } = table;
  if (table.wins.every((row) => row.every((count) => count === 0)))
    return { theta: new Array<number>(size).fill(0), nu: null };
  const parameters = new Array<number>(size + 1).fill(0);
  for (let round = 0; round < 200; round += 1) {
    const { gradient, curvature } = slopeAt(table, parameters, lambda);
    const step = solveSymmetric(curvature, gradient);
    const [strengths, logNu] = [parameters.slice(0, size), parameters[size] ?? 0];
    if (step === null || ranAway(strengths, logNu)) return null;
    const damping = Math.min(1, 2 / Math.max(...step.map(Math.abs), Number.MIN_VALUE));
    if (step.every((move) => Math.abs(move) < 1e-12)) return { theta: centred(strengths), nu: Math.exp(logNu) };
    step.forEach((move, i) => (parameters[i]! += damping * move));
  }
  return null;
}
