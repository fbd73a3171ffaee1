import { PROTOCOL } from './protocol';

/** A requirement whose verdict is known: a judge that gets it wrong was not reading. */
export interface ControlItem {
  readonly id: 'control:true' | 'control:false';
  readonly requirement: string;
  readonly expected: boolean;
}

const CONSONANTS = 'bdfgklmnprstvz';
const VOWELS = 'aeiou';

/**
 * The controls of one answer: always for a suspicious one, else for a fifth of all, chosen by the hash of the answer (hexadecimal
 * digits). The word of the false one comes from the nonce, so that no answer can know it.
 */
export function controlItems(answer: string, answerHash: string, nonce: string, suspicious: boolean): ControlItem[] {
  const drawn = Number.parseInt(answerHash.slice(0, 8), 16) / 2 ** 32;
  if (!suspicious && !(drawn < PROTOCOL.controlShare)) return [];
  const word = codeWord(nonce);
  const truth: ControlItem = {
    id: 'control:true',
    requirement: 'The answer contains at least one word.',
    expected: true,
  };
  const lie: ControlItem = {
    id: 'control:false',
    requirement: `The answer contains the code word ${word}.`,
    expected: false,
  };
  return [...(/\p{L}{2}/u.test(answer) ? [truth] : []), ...(answer.toLowerCase().includes(word) ? [] : [lie])];
}

/** Six syllables from the digits of a nonce. */
function codeWord(nonce: string): string {
  const digits = [...nonce].map((digit) => Number.parseInt(digit, 16) || 0);
  return [0, 1, 2, 3, 4, 5]
    .map(
      (place) =>
        (CONSONANTS[(digits[2 * place] ?? 0) % CONSONANTS.length] ?? 'b') +
        (VOWELS[(digits[2 * place + 1] ?? 0) % VOWELS.length] ?? 'a'),
    )
    .join('');
}
