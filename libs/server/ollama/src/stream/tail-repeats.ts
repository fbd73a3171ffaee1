/** So many equal tokens make Ollama end a stream without a final frame (blanks at their ends do not count). */
const EQUAL_TOKENS = 30;
const LONGEST_PERIOD = 64;
const SHORTEST_TAIL = 120;
const ROUNDS = 8;

/** True when an answer ends in a loop: 30 equal tokens, or a piece of up to 64 characters at least 8 times in a row. */
export function tailRepeats(tokens: readonly string[], text: string): boolean {
  return equalTokens(tokens) || repeatedPiece(text);
}

/** How many last tokens `tailRepeats` needs to see. */
export const TOKENS_SEEN = EQUAL_TOKENS;

function equalTokens(tokens: readonly string[]): boolean {
  const tail = tokens.slice(-EQUAL_TOKENS).map((token) => token.trim());
  return tail.length === EQUAL_TOKENS && tail.every((token) => token === tail[0]);
}

function repeatedPiece(text: string): boolean {
  for (let period = 1; period <= LONGEST_PERIOD; period++) {
    const length = Math.max(SHORTEST_TAIL, period * ROUNDS);
    if (text.length < length) continue;
    const tail = text.slice(-length);
    if (tail.slice(period) === tail.slice(0, -period)) return true;
  }
  return false;
}
