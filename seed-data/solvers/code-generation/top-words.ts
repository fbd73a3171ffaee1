import { defineCode, spoiled } from '../code-family';
import type { SeededRandom } from '../seeded-random';

type Tie = 'alphabet' | 'backwards' | 'first' | 'last' | 'short';

interface Facts {
  readonly least: number;
  readonly joiner: "'" | '-';
  readonly tie: Tie;
  readonly sign: ':' | '=';
}

const TIES: { readonly [Kind in Tie]: { readonly words: string; readonly code: string } } = {
  alphabet: { words: 'in alphabetical order', code: '(a < b ? -1 : 1)' },
  backwards: { words: 'in reverse alphabetical order (z before a)', code: '(a < b ? 1 : -1)' },
  first: { words: 'in the order in which they first appear in the text', code: 'words.indexOf(a) - words.indexOf(b)' },
  last: {
    words:
      'in the order in which they last appear in the text (the one whose last occurrence comes earlier goes first)',
    code: 'words.lastIndexOf(a) - words.lastIndexOf(b)',
  },
  short: {
    words: 'the shorter one first, and those of the same length in alphabetical order',
    code: 'a.length - b.length || (a < b ? -1 : 1)',
  },
};

function draw(random: SeededRandom): Facts {
  return {
    least: random.integer(2, 4),
    joiner: random.pick(["'", '-'] as const),
    tie: random.pick(['alphabet', 'backwards', 'first', 'last', 'short'] as const),
    sign: random.pick([':', '='] as const),
  };
}

/** Reads letter by letter and picks the next best each time. */
function topWords({ least, joiner, tie, sign }: Facts, text: string, k: number): string[] {
  const words: string[] = [];
  let word = '';
  for (const letter of [...text.toLowerCase(), ' ']) {
    if ((letter >= 'a' && letter <= 'z') || letter === joiner) word += letter;
    else {
      if (word.length >= least) words.push(word);
      word = '';
    }
  }
  const left = new Set(words);
  const count = (wanted: string) => words.filter((each) => each === wanted).length;
  const isBefore = (a: string, b: string): boolean => {
    if (count(a) !== count(b)) return count(a) > count(b);
    if (tie === 'first') return words.indexOf(a) < words.indexOf(b);
    if (tie === 'last') return words.lastIndexOf(a) < words.lastIndexOf(b);
    if (tie === 'short' && a.length !== b.length) return a.length < b.length;
    return tie === 'backwards' ? a > b : a < b;
  };
  const top: string[] = [];
  while (top.length < k && left.size > 0) {
    const best = [...left].reduce((a, b) => (isBefore(b, a) ? b : a));
    top.push(`${best}${sign}${count(best)}`);
    left.delete(best);
  }
  return top;
}

function reference({ least, joiner, tie, sign }: Facts): string {
  return `function topWords(text, k) {
  const words = (text.toLowerCase().match(/[a-z${joiner}]+/g) ?? []).filter((word) => word.length >= ${least});
  const counts = new Map();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts.keys()]
    .sort((a, b) => counts.get(b) - counts.get(a) || ${TIES[tie].code})
    .slice(0, k)
    .map((word) => word + '${sign}' + counts.get(word));
}`;
}

function second({ least, joiner, tie, sign }: Facts): string {
  return `const isPart = (ch) => /[a-z${joiner}]/i.test(ch);

const topWords = (text, k) => {
  const words = [];
  let word = '';
  for (const ch of text + '.') {
    if (isPart(ch)) {
      word += ch.toLowerCase();
    } else {
      if (word.length > ${least - 1}) words.push(word);
      word = '';
    }
  }
  const unique = Array.from(new Set(words));
  const count = (w) => words.reduce((n, each) => n + (each === w ? 1 : 0), 0);
  unique.sort((a, b) => {
    const difference = count(b) - count(a);
    return difference !== 0 ? difference : ${TIES[tie].code};
  });
  const result = [];
  for (let i = 0; i < unique.length && i < k; i++) result.push(\`\${unique[i]}${sign}\${count(unique[i])}\`);
  return result;
};`;
}

const VOCABULARY = [
  'Oak',
  'elm',
  'ash',
  'pine',
  'Birch',
  'maple',
  'fir',
  'Yew',
  'larch',
  'a',
  'be',
  'it',
  'BEECH',
  'rowan',
  'x2',
  'w_q',
  "it's",
  'well-known',
  "o'er",
  'far-off',
];

function drawText(random: SeededRandom, words: number): string {
  const some = random.sample(VOCABULARY, 8);
  const signs = [' ', ' ', ', ', '. ', '\n', '; ', '  ', ' 7 ', '!'];
  return Array.from({ length: words }, () => {
    const word = random.pick(some);
    return (random.integer(0, 3) === 0 ? word.toUpperCase() : word) + random.pick(signs);
  }).join('');
}

/** Words of a text by how often they appear. */
export const topWordsTask = defineCode<Facts>({
  language: 'javascript',
  entryPoint: 'topWords',
  parameters: 'text, k',
  id: 'top-words',
  title: 'The most frequent words',
  category: 'text',
  tags: ['javascript', 'counting', 'sorting'],
  difficulty: 1,
  numPredict: 4_096,
  seeds: [1, 2, 3, 5, 9],
  evidence: [
    'Split, count, sort, cut: four steps that everybody has written before, about ten lines of code.',
    'Traps: digits and underscores part words, upper case, ties, more asked than there is.',
    '16 texts with many ties, one wrong list fails: no chance for a guess.',
  ],
  draw,
  ask: ({ least, joiner, tie, sign }) =>
    [
      `It gets a text and a whole number k ≥ 0 and returns an array with the k most frequent words of the text, each as a string of the word in lower case, the sign \`${sign}\` and the number of times it appears.`,
      `- A word is a run of letters from a to z, in upper or lower case, and of the sign \`${joiner}\`, as long as possible. Every other character (digits and underscores too) only parts words.`,
      `- Upper and lower case make no difference. Words with fewer than ${least} characters (a \`${joiner}\` counts as one) are left out.`,
      `- The most frequent word comes first; words that appear equally often come ${TIES[tie].words}.`,
      '- If there are fewer than k different words, all of them are returned.',
    ].join('\n'),
  examples: ({ joiner }) => [
    [`Four rats, FOUR cats: cats${joiner}n${joiner}rats! rats`, 2],
    ['', 3],
  ],
  calls: (_facts, random) => [
    ['', 0],
    ['12 34 _ ?!', 5],
    ['oak', 0],
    ['Oak oak OAK elm', 1],
    ["it's it's IT'S its well-known well known o'er far-off far-off", 9],
    ['pine_pine pine2pine-pine', 4],
    ...Array.from({ length: 10 }, (_, no) => [drawText(random, 14 + 3 * no), random.integer(2, 9)]),
  ],
  oracle: (facts, [text, k]) => topWords(facts, text as string, Number(k)),
  reference,
  second,
  traps: (facts) => {
    const right = reference(facts);
    const { joiner, least, tie } = facts;
    return [
      spoiled(right, [`/[a-z${joiner}]+/g`, joiner === '-' ? String.raw`/[\w-]+/g` : String.raw`/[\w']+/g`]),
      spoiled(right, [`>= ${least}`, `> ${least}`]),
      spoiled(right, [TIES[tie].code, tie === 'alphabet' ? TIES.backwards.code : TIES.alphabet.code]),
    ];
  },
});
