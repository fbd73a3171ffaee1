import { binomialCdf, fairBinomialPoint } from './binomial';

/** Pass/fail of the same tasks by two models, one answer each. */
export interface McNemarResult {
  readonly pairs: number;
  readonly bothPass: number;
  readonly aOnly: number;
  readonly bOnly: number;
  readonly bothFail: number;
  /** Exact, two-sided, by doubling; 1 without discordant pairs; null without pairs. */
  readonly pExact: number | null;
  /** Mid-p (Fagerland 2013): less conservative, not guaranteed. */
  readonly pMid: number | null;
}

function pValues(aOnly: number, bOnly: number): { pExact: number | null; pMid: number | null } {
  const m = aOnly + bOnly;
  if (m === 0) return { pExact: 1, pMid: 1 };
  const smaller = Math.min(aOnly, bOnly);
  const tail = binomialCdf(smaller, m, 0.5);
  if (tail === null) return { pExact: null, pMid: null };
  const pMid = aOnly === bOnly ? 1 : 2 * tail - fairBinomialPoint(smaller, m);
  return { pExact: Math.min(1, 2 * tail), pMid };
}

/** McNemar's exact test; pairs with a null are dropped. */
export function mcnemar(a: readonly (boolean | null)[], b: readonly (boolean | null)[]): McNemarResult {
  let [bothPass, aOnly, bOnly, bothFail] = [0, 0, 0, 0];
  a.forEach((left, index) => {
    const right = b[index] ?? null;
    if (left === null || right === null) return;
    if (left && right) bothPass += 1;
    else if (left) aOnly += 1;
    else if (right) bOnly += 1;
    else bothFail += 1;
  });
  const pairs = bothPass + aOnly + bOnly + bothFail;
  const known = pairs === 0 ? { pExact: null, pMid: null } : pValues(aOnly, bOnly);
  return { pairs, bothPass, aOnly, bOnly, bothFail, ...known };
}
