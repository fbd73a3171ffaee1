/** Words of one piece; pieces that make repetition worth a word; share of different ones below which it is. */
const PIECE = 8;
const LEAST_PIECES = 60;
const FEW = 0.5;

/** Whether most of a longer answer says what it said before, word for word: some judges give points for that. */
export function repeatsItself(answer: string): boolean {
  const words = answer.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const count = words.length - PIECE + 1;
  if (count < LEAST_PIECES) return false;
  const pieces = new Set<string>();
  for (let start = 0; start < count; start += 1) pieces.add(words.slice(start, start + PIECE).join(' '));
  return pieces.size / count < FEW;
}
