import { defineChat } from '../chat-family';
import type { SeededRandom } from '../seeded-random';

/** What each initial may begin a sentence with, and how a sentence may go on: any number of its words from the left. */
const STARTS: Readonly<Record<string, string>> = {
  A: 'All',
  B: 'Bright',
  C: 'Calm',
  D: 'Dark',
  E: 'Early',
  F: 'Few',
  G: 'Great',
  H: 'High',
  I: 'Inner',
  L: 'Long',
  M: 'Many',
  N: 'New',
  O: 'Old',
  P: 'Plain',
  R: 'Rare',
  S: 'Some',
  T: 'Tall',
  U: 'Upper',
  W: 'Wide',
};
const TOPICS = [
  {
    topic: 'a harbour in winter',
    chain: 'boats rest near the pier while cold winds blow across grey water and gulls cry above empty decks',
  },
  {
    topic: 'a market in the morning',
    chain: 'stalls open along the square while warm bread fills baskets and voices rise above crates of fruit',
  },
  {
    topic: 'a walk in the mountains',
    chain: 'paths climb beside the stream while light clouds drift over stone and sheep graze below the ridge',
  },
  {
    topic: 'a library at night',
    chain: 'shelves stand behind the desk while soft lamps shine on paper and readers sit among silent rows',
  },
  {
    topic: 'a garden after rain',
    chain: 'leaves hang over the fence while small drops fall onto moss and bees return between wet flowers',
  },
];
const ACROSTICS = ['WATER', 'LIGHT', 'SHORE', 'STONE', 'CLOUD', 'MAPLE', 'PLAIN', 'TRAIL', 'BRAID', 'FROST'];
const PLACED = ['copper', 'lantern', 'seven', 'velvet', 'compass', 'thunder'];
const SENTENCES = 5;

interface Facts {
  readonly topic: string;
  readonly chain: readonly string[];
  readonly letters: string;
  readonly counts: readonly number[];
  readonly place: number;
  readonly word: string;
  readonly avoided: string;
}

function draw(random: SeededRandom): Facts | null {
  const { topic, chain } = random.pick(TOPICS);
  const counts = random.sample([4, 5, 6, 7, 8, 9, 10, 11, 12], SENTENCES);
  const isSorted = counts.every((count, at) => at === 0 || count > (counts[at - 1] ?? 0));
  return isSorted
    ? null
    : {
        topic,
        chain: chain.split(' '),
        letters: random.pick(ACROSTICS),
        counts,
        place: random.integer(2, SENTENCES),
        word: random.pick(PLACED),
        avoided: random.pick(['is', 'of', 'with', 'to', 'in']),
      };
}

/** Sentences of so many words each; `shift` makes others of the same shape. */
function sentences({ chain, letters, counts, place, word }: Facts, shift = 0): string[] {
  return counts.map((count, at) => {
    const start = STARTS[letters[at] ?? ''] ?? '';
    const rest = [...chain.slice(shift), ...chain].slice(0, count - 1);
    if (at + 1 === place) rest[rest.length - 1] = word;
    return `${[start, ...rest].join(' ')}.`;
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
