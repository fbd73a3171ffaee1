/** Kinds of task that the tiny models were trained on. */
export const TINY_KINDS = ['add', 'reverse', 'sort', 'max'] as const;
export type TinyKind = (typeof TINY_KINDS)[number];

/** A question in the very words that the tiny models know, and its answer. */
export interface TinyPrompt {
  readonly kind: TinyKind;
  readonly prompt: string;
  readonly answer: string;
}

type Draw = (below: number) => number;

const LAST_LINE: Readonly<Record<TinyKind, string>> = {
  add: 'End with one line: ANSWER: <number>',
  reverse: 'End with one line: ANSWER: <word>',
  sort: 'End with one line: ANSWER: <digits>',
  max: 'End with one line: ANSWER: <number>',
};

/** `count` different prompts of a kind, drawn as those were on which the accuracies were measured; the same seed gives the same ones. */
export function tinyPrompts(kind: TinyKind, count: number, seed: number): readonly TinyPrompt[] {
  const draw = drawer(seed + 1_000 * TINY_KINDS.indexOf(kind));
  const prompts = new Map<string, TinyPrompt>();
  while (prompts.size < count) {
    const { question, answer } = QUESTIONS[kind](draw);
    const prompt = `${question} ${LAST_LINE[kind]}`;
    prompts.set(prompt, { kind, prompt, answer });
  }
  return [...prompts.values()];
}

const QUESTIONS: Readonly<Record<TinyKind, (draw: Draw) => { question: string; answer: string }>> = {
  add: (draw) => {
    const [a, b] = [addend(draw), addend(draw)];
    const wordings = [`What is ${a} + ${b}?`, `Add ${a} and ${b}.`, `Work out the sum of ${a} and ${b}.`];
    return { question: oneOf(wordings, draw), answer: String(a + b) };
  },
  reverse: (draw) => {
    const letters = many(3 + draw(5), () => String.fromCharCode(97 + draw(26)));
    const word = letters.join('');
    const wordings = [
      `Reverse the word ${word}.`,
      `Write the word ${word} backwards.`,
      `Spell ${word} from its last letter to its first.`,
    ];
    return { question: oneOf(wordings, draw), answer: letters.toReversed().join('') };
  },
  sort: (draw) => {
    const digits = many(4 + draw(3), () => draw(10));
    const list = digits.join(' ');
    const wordings = [
      `Sort these digits from smallest to largest: ${list}.`,
      `Put the digits ${list} in ascending order.`,
      `Arrange ${list} from low to high.`,
    ];
    return { question: oneOf(wordings, draw), answer: digits.toSorted((a, b) => a - b).join(' ') };
  },
  max: (draw) => {
    const numbers = many(5, () => 10 + draw(90));
    const list = numbers.join(', ');
    const wordings = [
      `Which is the largest of ${list}?`,
      `Find the largest number: ${list}.`,
      `What is the biggest number among ${list}?`,
    ];
    return { question: oneOf(wordings, draw), answer: String(Math.max(...numbers)) };
  },
};

/** Below 10, 100 or 1000 with chances of 1, 2 and 3 in 6. */
function addend(draw: Draw): number {
  const chance = draw(6);
  return draw(chance < 1 ? 10 : chance < 3 ? 100 : 1_000);
}

function oneOf(wordings: readonly string[], draw: Draw): string {
  return wordings[draw(wordings.length)] ?? '';
}

function many<Item>(count: number, make: () => Item): Item[] {
  return Array.from({ length: count }, make);
}

/** Whole numbers below a bound from a seed: the generator Mulberry32 by Tommy Ettinger (public domain). */
function drawer(seed: number): Draw {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}
