import { defineChat } from '../chat-family';
import type { SeededRandom } from '../seeded-random';

interface Facts {
  readonly books: number;
  readonly booksNow: number;
  readonly films: number;
  readonly fee: number;
  readonly most: number;
  readonly renewals: number;
  readonly month: string;
  readonly nextMonth: string;
  readonly late: number;
  /** Which of the questions are asked, in their order. */
  readonly asked: readonly Question[];
}

type Question = 'loan' | 'fee' | 'twice' | 'open';

const OPEN = [
  'How many books may be borrowed at the same time?',
  'What does a reader pay for a lost book, in cents?',
  'On which day of the week is the library closed?',
  'How old must a reader be to borrow films?',
  'How many minutes may a reader use a computer of the library?',
];

const MONTHS = [
  ['March', 'April'],
  ['April', 'May'],
  ['May', 'June'],
  ['June', 'July'],
  ['September', 'October'],
] as const;

function draw(random: SeededRandom): Facts | null {
  const books = random.integer(3, 4) * 7;
  const [month, nextMonth] = random.pick(MONTHS);
  const facts = {
    books,
    booksNow: books + 7 * random.integer(1, 2),
    films: random.integer(5, 10),
    fee: random.integer(3, 6) * 5,
    most: random.integer(3, 6) * 100,
    renewals: random.integer(2, 3),
    month,
    nextMonth,
    late: random.integer(6, 48),
    asked: random.sample(['loan', 'fee', 'twice', 'open'] as const, 3),
  };
  return facts.asked.includes('open') && facts.asked.includes('loan') && facts.late * facts.fee !== facts.most
    ? facts
    : null;
}

function text({ books, booksNow, films, fee, most, renewals, month }: Facts): string {
  return [
    `Rules of the Alder Street library, as of 1 January.`,
    `Books are lent for ${books} days, films for ${films} days. The day of lending does not count. A loan of a book can be renewed ${renewals} times, each time for as many days as the loan of a book lasts, counted from the day on which the loan would have ended; films cannot be renewed. For every day that a book or a film comes back late, ${fee} cents are due, but never more than ${most} cents for one book or film. Readers who owe more than 2,000 cents cannot borrow anything until they have paid. Reserved books cannot be renewed.`,
    `Change as of 1 ${month}: books are now lent for ${booksNow} days. Whatever else is said above stays as it is.`,
  ].join('\n\n');
}

function wordsOf(question: Question, facts: Facts, open: string): string {
  switch (question) {
    case 'loan':
      return `For how many days is a book lent on 20 ${facts.month}, if it is not renewed?`;
    case 'fee':
      return `How many cents are due for one film that comes back ${facts.late} days late?`;
    case 'twice':
      return `A book that nobody reserves is borrowed in ${facts.nextMonth} and renewed as often as possible. For how many days in all can it be kept before it is late?`;
    case 'open':
      return open;
    default:
      return question satisfies never;
  }
}

function answerOf(question: Question, { booksNow, fee, most, renewals, late }: Facts): number | string {
  switch (question) {
    case 'loan':
      return booksNow;
    case 'fee':
      return Math.min(fee * late, most);
    case 'twice':
      return booksNow * (renewals + 1);
    case 'open':
      return 'not stated';
    default:
      return question satisfies never;
  }
}

function answers(facts: Facts): Record<string, number | string> {
  return Object.fromEntries(facts.asked.map((question, at) => [`q${at + 1}`, answerOf(question, facts)]));
}

/** What a model says that overlooks the change, the highest fee, or that something is not said. */
function mistaken(facts: Facts, what: 'change' | 'most' | 'open'): Record<string, number | string> {
  const right = answers(facts);
  for (const [at, question] of facts.asked.entries()) {
    const name = `q${at + 1}`;
    if (what === 'change' && question === 'loan') right[name] = facts.books;
    if (what === 'most' && question === 'fee')
      right[name] = facts.fee * facts.late + (facts.fee * facts.late <= facts.most ? facts.fee : 0);
    if (what === 'most' && question === 'twice') right[name] = facts.booksNow * facts.renewals;
    if (what === 'open' && question === 'open') right[name] = 5;
  }
  return right;
}

function fenced(value: object): string {
  return `\`\`\`json\n${JSON.stringify(value)}\n\`\`\``;
}

const openOf = (facts: Facts): string => OPEN[facts.late % OPEN.length] ?? '';

/** Three questions on a text, one of which it does not answer. */
export const policyAnswers = defineChat<Facts>({
  id: 'policy-answers',
  title: 'What the rules say, and what they do not',
  category: 'reading',
  tags: ['grounding', 'abstention', 'json'],
  difficulty: 2,
  criteria: { scorers: [{ type: 'checker', use: 'fields', extract: 'json' }] },
  numPredict: 4_096,
  seeds: [1, 2, 3, 4, 6],
  evidence: [
    'A text of about 150 words with a rule that a later one replaces and an upper limit; one of three questions has no answer in it, and which one differs.',
    'The old rule, the fee without its limit, and an invented answer are wrong; all three have to be right at once.',
    'Chance of a guess: below 1 % (two numbers, and which question is open).',
  ],
  draw,
  ask: (facts) =>
    [
      `Answer three questions from the text below, and from nothing else.\n\n---\n${text(facts)}\n---`,
      facts.asked.map((question, at) => `q${at + 1}: ${wordsOf(question, facts, openOf(facts))}`).join('\n'),
      'Give your answers as one JSON object in a fenced code block, with the fields q1, q2 and q3. Every answer is a whole number, or the string "not stated" where the text does not say it and it does not follow from the text. You may explain your answers before the block.\n```json\n{"q1": "<answer>", "q2": "<answer>", "q3": "<answer>"}\n```',
    ].join('\n\n'),
  expected: (facts) => JSON.stringify(answers(facts)),
  right: (facts) => {
    const texts = Object.fromEntries(
      Object.entries(answers(facts)).map(([name, value]) => [
        name,
        typeof value === 'number' ? String(value) : 'Not stated.',
      ]),
    );
    return [
      `The change replaces the number of days for books; the rest of the rules holds on. About one of the questions the text says nothing.\n\n${fenced(answers(facts))}`,
      JSON.stringify(texts, null, 2),
    ];
  },
  wrong: (facts) => [
    fenced(mistaken(facts, 'change')),
    fenced(mistaken(facts, 'most')),
    fenced(mistaken(facts, 'open')),
    fenced({ q1: 'not stated', q2: 'not stated', q3: 'not stated' }),
    `${Object.values(answers(facts)).join(', ')}`,
  ],
});
