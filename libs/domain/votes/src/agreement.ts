import { cohensKappa, wilsonInterval } from '@assay/domain/statistics';

import { type Vote, VOTES } from './ballot';

/** How far verdicts agree with those of people. Shares 0–1. */
export interface Agreement {
  /** Pairs that the judge was asked about and people have a verdict on. */
  readonly asked: number;
  /** Of these the pairs with a verdict of the judge; an inconsistent one counts as a tie. */
  readonly n: number;
  readonly agree: number;
  /** agree ÷ n: a missing verdict is not a wrong one. */
  readonly share: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** Cohen's κ over a, b and tie; null where chance alone would agree always. */
  readonly kappa: number | null;
  readonly kappaLow: number | null;
  readonly kappaHigh: number | null;
  /** Only pairs on which people do not tie. */
  readonly decisive: DecisiveAgreement;
}

/** Agreement where people name a winner: a coin reaches one half. */
export interface DecisiveAgreement {
  readonly n: number;
  readonly right: number;
  readonly wrong: number;
  /** The judge ties, or changes its mind with the order. */
  readonly tied: number;
  /** right ÷ n. */
  readonly accuracy: number | null;
  /** Ties as one half. */
  readonly half: number | null;
  /** Wilson's bounds of `half`. */
  readonly low: number | null;
  readonly high: number | null;
  /** right ÷ (right + wrong). */
  readonly withoutTies: number | null;
}

/** Every verdict by itself, those of either order side by side; without an interval, because the two verdicts on a pair are no two draws. */
export interface SingleVerdicts {
  readonly asked: number;
  readonly n: number;
  readonly agree: number;
  readonly share: number | null;
}

const Z = 1.959963984540054;
const divide = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);

function decisiveOf(pairs: readonly (readonly [Vote, Vote])[]): DecisiveAgreement {
  const named = pairs.filter(([, human]) => human !== 'tie');
  const right = named.filter(([judge, human]) => judge === human).length;
  const tied = named.filter(([judge]) => judge === 'tie').length;
  const n = named.length;
  const interval = wilsonInterval(right + tied / 2, n);
  return {
    ...{ n, right, wrong: n - right - tied, tied, accuracy: divide(right, n), half: interval.estimate },
    low: n === 0 ? null : interval.lower,
    high: n === 0 ? null : interval.upper,
    withoutTies: divide(right, n - tied),
  };
}

/** Agreement of two lists of verdicts; undefined where the judge was not asked. Places where either has none are left out. */
export function agreementOf(judge: readonly (Vote | null | undefined)[], human: readonly (Vote | null)[]): Agreement {
  const asked = judge.flatMap((vote, at) => {
    const other = human[at] ?? null;
    return vote === undefined || other === null ? [] : [[vote, other] as const];
  });
  const pairs = asked.flatMap(([vote, other]) => (vote === null ? [] : [[vote, other] as const]));
  const agree = pairs.filter(([left, right]) => left === right).length;
  const interval = wilsonInterval(agree, pairs.length);
  const { kappa, se } = cohensKappa(
    pairs.map(([left]) => left),
    pairs.map(([, right]) => right),
    VOTES,
  );
  const known = pairs.length > 0;
  return {
    ...{ asked: asked.length, n: pairs.length, agree, share: interval.estimate, kappa },
    low: known ? interval.lower : null,
    high: known ? interval.upper : null,
    kappaLow: kappa === null || se === null ? null : Math.max(-1, kappa - Z * se),
    kappaHigh: kappa === null || se === null ? null : Math.min(1, kappa + Z * se),
    decisive: decisiveOf(pairs),
  };
}

/** The verdicts of several orders counted together. */
export function singleVerdicts(orders: readonly Agreement[]): SingleVerdicts {
  const sum = (field: 'asked' | 'n' | 'agree'): number => orders.reduce((total, order) => total + order[field], 0);
  const [asked, n, agree] = [sum('asked'), sum('n'), sum('agree')];
  return { asked, n, agree, share: divide(agree, n) };
}
