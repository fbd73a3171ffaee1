import type { TokenChances } from '@assay/domain/run';

/**
 * How sure a verdict was, 0–1: at the token where the value of `met` begins, the chances of tokens that begin "yes" and "no", taken
 * as a whole of their own (servers report chances from before a grammar). Null where nothing is known, or neither is among them.
 */
export function yesProbability(tokens: readonly TokenChances[]): number | null {
  const at = verdictToken(tokens);
  if (at === null) return null;
  const yes = chanceOf(at, 'yes');
  const no = chanceOf(at, 'no');
  return yes + no > 0 ? yes / (yes + no) : null;
}

/** The last key `met` counts, as texts before it may quote one. */
function verdictToken(tokens: readonly TokenChances[]): TokenChances | null {
  const text = tokens.map(({ token }) => token).join('');
  const keys = [...text.matchAll(/"met"\s*:\s*"?\s*/g)];
  const last = keys.at(-1);
  if (last === undefined) return null;
  const start = last.index + last[0].length;
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
    const begun = token.trim().replace(/^"/, '').toLowerCase();
    if (begun !== '' && word.startsWith(begun)) sum += Math.exp(logprob);
  }
  return sum;
}
