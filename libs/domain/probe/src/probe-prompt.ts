const WHO = ['baker', 'miller', 'sailor', 'teacher', 'gardener', 'weaver', 'painter', 'doctor', 'farmer', 'smith'];
const DOES = ['brings', 'mends', 'sells', 'counts', 'paints', 'carries', 'finds'];
const WHAT = ['a basket', 'two ropes', 'the lamp', 'an old map', 'a clean shirt', 'the last apples', 'a box of nails'];
const WHERE = ['at the bridge', 'before noon', 'in the yard', 'by the river', 'after the rain'];
const ORDER = 'Go on with this list in the same manner, one line for each number, and do not stop:';

/** A prompt of about so many characters that asks for a long answer. The nonce stands first, so that no cache holds more than the template. */
export function probePrompt(nonce: string, characters: number): string {
  const head = `${nonce}\n${ORDER}`;
  let text = head;
  for (let n = 1; text.length < characters; n += 1) text += `\n${n}. ${line(n)}`;
  return text.slice(0, Math.max(head.length, characters));
}

function line(n: number): string {
  const of = (words: readonly string[]): string => words[n % words.length] ?? '';
  return `The ${of(WHO)} ${of(DOES)} ${of(WHAT)} ${of(WHERE)}.`;
}
