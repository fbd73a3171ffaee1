import { defineChat } from '../chat-family';
import type { SeededRandom } from '../seeded-random';

/** What each initial may begin a sentence with. */
const STARTS: Readonly<Record<string, string>> = {
  A: 'Ancient',
  B: 'Broad',
  C: 'Calm',
  D: 'Dark',
  E: 'Eight',
  F: 'Few',
  G: 'Great',
  H: 'High',
  I: 'Idle',
  L: 'Long',
  M: 'Many',
  N: 'New',
  O: 'Old',
  P: 'Plain',
  R: 'Rough',
  S: 'Some',
  T: 'Tall',
  U: 'Uneven',
  W: 'Wide',
};
/** What a reference answer speaks of: one noun for each sentence, and words that any of them can end with. */
const TOPICS = [
  {
    topic: 'a harbour in winter',
    nouns: ['boats', 'cranes', 'ropes', 'nets', 'lamps'],
    words: ['grey', 'cold', 'damp', 'silent', 'heavy', 'rusty', 'frozen', 'patient', 'empty', 'pale'],
  },
  {
    topic: 'a market in the morning',
    nouns: ['stalls', 'baskets', 'scales', 'tables', 'awnings'],
    words: ['fresh', 'bright', 'warm', 'busy', 'colourful', 'loud', 'ripe', 'crowded', 'fragrant', 'cheerful'],
  },
  {
    topic: 'a walk in the mountains',
    nouns: ['paths', 'ridges', 'meadows', 'streams', 'rocks'],
    words: ['steep', 'quiet', 'green', 'windy', 'narrow', 'sunny', 'stony', 'lonely', 'clear', 'wild'],
  },
  {
    topic: 'a library at night',
    nouns: ['shelves', 'ladders', 'lamps', 'desks', 'stairs'],
    words: ['still', 'dim', 'wooden', 'dusty', 'orderly', 'solemn', 'deserted', 'brown', 'sleepy', 'tidy'],
  },
  {
    topic: 'a garden after rain',
    nouns: ['leaves', 'roses', 'hedges', 'puddles', 'benches'],
    words: ['wet', 'shiny', 'green', 'soft', 'mossy', 'cool', 'fragrant', 'heavy', 'glossy', 'fresh'],
  },
];
const ACROSTICS = ['WATER', 'LIGHT', 'SHORE', 'STONE', 'CLOUD', 'MAPLE', 'PLAIN', 'TRAIL', 'BRAID', 'FROST'];
const PLACED = ['copper', 'lantern', 'seven', 'velvet', 'compass', 'thunder'];
const SENTENCES = 5;

interface Facts {
  readonly topic: string;
  readonly nouns: readonly string[];
  readonly words: readonly string[];
  readonly letters: string;
  readonly counts: readonly number[];
  readonly place: number;
  readonly word: string;
  readonly avoided: string;
}

function draw(random: SeededRandom): Facts | null {
  const setting = random.pick(TOPICS);
  const counts = random.sample([4, 5, 6, 7, 8, 9, 10, 11, 12], SENTENCES);
  const isSorted = counts.every((count, at) => at === 0 || count > (counts[at - 1] ?? 0));
  return isSorted
    ? null
    : {
        ...setting,
        letters: random.pick(ACROSTICS),
        counts,
        place: random.integer(2, SENTENCES),
        word: random.pick(PLACED),
        avoided: random.pick(['is', 'of', 'with', 'to', 'in']),
      };
}

/** Sentences of so many words each; `shift` makes others of the same shape. */
function sentences({ nouns, words, letters, counts, place, word }: Facts, shift = 0): string[] {
  return counts.map((count, at) => {
    const noun = nouns[(at + shift) % nouns.length] ?? '';
    const head = [STARTS[letters[at] ?? ''] ?? '', noun, shift === 0 ? 'look' : 'seem'];
    const tail = [...words.slice(at + shift), ...words].slice(0, count - head.length);
    if (at + 1 === place) tail[tail.length - 1] = word;
    return `${head.join(' ')} ${tail.join(', ')}.`;
  });
}

function rules({ letters, counts, place, word, avoided }: Facts) {
  return [
    { kind: 'sentences', words: [...counts] },
    { kind: 'initials', letters },
    { kind: 'within', sentence: place, word },
    { kind: 'absent', words: [avoided] },
  ];
}

/** Five sentences of given lengths and initials. */
export const shapedText = defineChat<Facts>({
  id: 'shaped-text',
  title: 'Five sentences of a given shape',
  category: 'instructions',
  tags: ['constraints', 'counting', 'acrostic'],
  difficulty: 3,
  criteria: { scorers: [{ type: 'checker', use: 'constraints' }] },
  numPredict: 4_096,
  seeds: [1, 2, 3, 6, 7],
  evidence: [
    'Five numbers of words, five initials, one word in its place and one everyday word that must not appear: each of the five sentences has to be planned before it is written.',
    'One word too many or too few anywhere is wrong; nobody keeps five different lengths without counting.',
    'Chance of a guess: below 0.1 % (of free texts with five sentences of 4 to 12 words, about one in 50,000 has given lengths).',
  ],
  draw,
  ask: ({ topic, letters, counts, place, word, avoided }) =>
    [
      `Write a description of ${topic} in exactly five sentences that keeps all of these rules:`,
      [
        `- The sentences have, in this order, exactly ${counts.join(', ')} words.`,
        `- The first letters of the sentences are, in this order, ${[...letters].join(', ')}.`,
        `- Sentence ${place} holds the word "${word}".`,
        `- The word "${avoided}" does not appear anywhere.`,
        '- Every sentence ends with a period; there is no other period, exclamation mark or question mark. Words are divided by spaces; do not use digits, hyphens or abbreviations.',
      ].join('\n'),
      'The sentences should make sense, but only the rules are checked. Answer with the five sentences alone, in one paragraph or on five lines.',
    ].join('\n\n'),
  expected: (facts) => JSON.stringify({ rules: rules(facts), example: sentences(facts).join(' ') }),
  right: (facts) => [sentences(facts).join(' '), sentences(facts, 1).join('\n')],
  wrong: (facts) => {
    const right = sentences(facts);
    const [first = '', ...others] = right;
    return [
      [first.replace(' ', ' very '), ...others].join(' '),
      [...right.slice(1), first].join(' '),
      right.join(' ').replace(facts.word, 'golden'),
      right.slice(0, -1).join(' '),
      right.map((sentence) => sentence.replace(/^(\w+) (\w+)/, `$1 ${facts.avoided}`)).join(' '),
    ];
  },
});
