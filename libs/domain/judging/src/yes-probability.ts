import type { TokenChances } from '@assay/domain/run';

/**
 * How sure a verdict was, 0–1: at the token where the value of `met` begins, the chances of tokens that begin "yes" and "no", taken
 * as a whole of their own (servers report chances from before a grammar). Null where nothing is known, or neither is among them.
 */
export function yesProbability(tokens: readonly TokenChances[]): number | null {
  // The last key counts, as texts before it may quote one.
  const last = verdictKeys(tokens).at(-1);
  return last === undefined ? null : probabilityAt(tokenAt(tokens, last));
}

/** The same for each of `count` verdicts in one reply; null for all where the reply holds another number of them. */
export function yesProbabilities(tokens: readonly TokenChances[], count: number): (number | null)[] {
  const keys = verdictKeys(tokens);
  if (count === 1) return [yesProbability(tokens)];
  return Array.from({ length: count }, (_, place) => {
    const key = keys.length === count ? keys[place] : undefined;
    return key === undefined ? null : probabilityAt(tokenAt(tokens, key));
  });
}

function probabilityAt(at: TokenChances | null): number | null {
  if (at === null) return null;
  const yes = chanceOf(at, 'yes');
  const no = chanceOf(at, 'no');
  return yes + no > 0 ? yes / (yes + no) : null;
}

/** Where the values of the keys `met` begin; a quote that holds such a key has its quotation marks escaped. */
function verdictKeys(tokens: readonly TokenChances[]): number[] {
  const text = tokens.map(({ token }) => token).join('');
  return [...text.matchAll(/"met"\s*:\s*"?\s*/g)].map((found) => found.index + found[0].length);
}

function tokenAt(tokens: readonly TokenChances[], start: number): TokenChances | null {
  let end = 0;
  for (const token of tokens) {
    end += token.token.length;
    if (end > start) return token;
  }
  return null;
}

function chanceOf({ top }: TokenChances, word: string): number {
  let sum = 0;
  for (const { token, logprob } of top) {
    // One token may hold the colon and quotation marks around the value.
    const begun = token
      .replace(/^[\s:"]+/, '')
      .replace(/["\s].*$/s, '')
      .toLowerCase();
    if (begun !== '' && word.startsWith(begun)) sum += Math.exp(logprob);
  }
  return sum;
}
