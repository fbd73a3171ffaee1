import type { CountOf, JudgeConduct, JudgeStanding } from '@assay/contracts';
import { averageRanks } from '@assay/domain/statistics';

/** Shares of unreadable replies above which a judge is unsteady, and refused. */
export const UNREADABLE = { unsteady: 0.05, refused: 0.2 } as const;
/** A share of fewer replies says nothing. */
const LEAST_REPLIES = { unsteady: 20, refused: 50 } as const;
/** Above this ρ of length and score is worth a warning, from so many answers on. */
const LENGTH = { rho: 0.3, answers: 30 } as const;

/** Whether a judge keeps to the form of a reply. */
export function standingOf({ n, of }: CountOf): JudgeStanding {
  if (of < LEAST_REPLIES.unsteady) return 'unknown';
  const share = n / of;
  if (share > UNREADABLE.refused && of >= LEAST_REPLIES.refused) return 'refused';
  return share > UNREADABLE.unsteady ? 'unsteady' : 'good';
}

/** Why a refused judge is asked nothing, for people. */
export function refusedReason(judge: string, { n, of }: CountOf): string {
  return `The judge ${judge} is refused: ${n} of its ${of} replies could not be read, more than 20 %. Examine it again at the settings, or choose another judge and score the answers again.`;
}

/** An answer that was judged. */
export interface JudgedLength {
  readonly task: string;
  /** Characters. */
  readonly length: number;
  /** 0–1. */
  readonly score: number;
}

/** Spearman's ρ of length and score within tasks: ranks are taken in each task and put together around its middle. */
export function lengthEffect(judged: readonly JudgedLength[]): JudgeConduct['length'] {
  const byTask = new Map<string, JudgedLength[]>();
  for (const one of judged) byTask.set(one.task, [...(byTask.get(one.task) ?? []), one]);
  const pairs = [...byTask.values()]
    .filter((own) => own.length > 1)
    .flatMap((own) => {
      const [lengths, scores] = [centred(own.map(({ length }) => length)), centred(own.map(({ score }) => score))];
      return lengths.map((length, place) => [length, scores[place] ?? 0] as const);
    });
  const rho = pearsonOf(pairs);
  const flagged = rho !== null && pairs.length >= LENGTH.answers && Math.abs(rho) > LENGTH.rho;
  return { rho, answers: pairs.length, flagged };
}

/** Average ranks around 0, as shares of the number of ranks, so that a task with more answers is not louder. */
function centred(values: readonly number[]): number[] {
  return averageRanks(values).map((rank) => (rank - (values.length + 1) / 2) / values.length);
}

function pearsonOf(pairs: readonly (readonly [number, number])[]): number | null {
  const [xx, yy, xy] = pairs.reduce<[number, number, number]>(
    ([sumX, sumY, both], [x, y]) => [sumX + x * x, sumY + y * y, both + x * y],
    [0, 0, 0],
  );
  return xx === 0 || yy === 0 ? null : Math.max(-1, Math.min(1, xy / Math.sqrt(xx * yy)));
}
