import { defineFamily } from '../family';
import type { SeededRandom } from '../seeded-random';
import { numbered } from './listing';

interface Rules {
  readonly first: number;
  readonly second: number;
  readonly prices: readonly [number, number, number];
  readonly sheet: number;
  readonly extra: number;
  readonly large: number;
  readonly off: number;
  readonly least: number;
}

/** The numbers of the program, line by line; without a fault they say the same as the rules. */
interface Program {
  readonly first: number;
  readonly secondFrom: number;
  readonly secondMost: number;
  readonly restFrom: number;
  readonly prices: readonly [number, number, number];
  readonly sheet: number;
  readonly extra: number;
  readonly large: number;
  readonly off: number;
  readonly leastTest: number;
  readonly least: number;
}

interface Facts {
  readonly rules: Rules;
  readonly program: Program;
  readonly line: number;
}

const MOST_PAGES = 300;
/** What can be wrong, with its line. */
const FAULTS: readonly { readonly line: number; readonly spoil: (right: Program) => Partial<Program> }[] = [
  { line: 3, spoil: ({ restFrom }) => ({ secondMost: restFrom }) },
  { line: 4, spoil: ({ restFrom, first }) => ({ restFrom: restFrom - first / 2 }) },
  { line: 6, spoil: ({ sheet }) => ({ sheet: sheet / 2 }) },
  { line: 7, spoil: ({ extra }) => ({ extra: extra - 3 }) },
  { line: 9, spoil: ({ off }) => ({ off: off + 10 }) },
  { line: 10, spoil: ({ leastTest }) => ({ leastTest: leastTest + 40 }) },
];

function draw(random: SeededRandom): Facts | null {
  const first = 2 * random.integer(8, 14);
  const rules: Rules = {
    first,
    second: random.integer(21, 39),
    prices: [random.integer(10, 13), random.integer(7, 9), random.integer(4, 6)],
    sheet: random.pick([6, 8]),
    extra: random.integer(11, 19),
    large: random.integer(70, 110),
    off: 10 * random.integer(3, 7),
    least: 10 * random.integer(7, 12),
  };
  const { line, spoil } = random.pick(FAULTS);
  const right = rightProgram(rules);
  const facts = { rules, line, program: { ...right, ...spoil(right) } };
  const pages = firstWrong(facts);
  const isNamed = pages === null || new RegExp(`\\b${pages}\\b`).test(`${sayRules(rules)}\n${source(facts.program)}`);
  return isNamed || pages < 5 ? null : facts;
}

function rightProgram({ first, second, least, ...same }: Rules): Program {
  return { ...same, first, secondFrom: first, secondMost: second, restFrom: first + second, leastTest: least, least };
}

function source(program: Program): string {
  const { first, secondFrom, secondMost, restFrom, prices, sheet, extra, large, off, leastTest, least } = program;
  return `def price(pages):
    first = min(pages, ${first})
    second = min(max(pages - ${secondFrom}, 0), ${secondMost})
    rest = max(pages - ${restFrom}, 0)
    cents = first * ${prices[0]} + second * ${prices[1]} + rest * ${prices[2]}
    if pages % ${sheet} != 0:
        cents += ${extra}
    if pages > ${large}:
        cents -= ${off}
    if cents < ${leastTest}:
        cents = ${least}
    return cents`;
}

function sayRules({ first, second, prices, sheet, extra, large, off, least }: Rules): string {
  return [
    `1. The first ${first} pages cost ${prices[0]} cents each, the next ${second} pages ${prices[1]} cents each, and all further pages ${prices[2]} cents each.`,
    `2. If the number of pages is not a multiple of ${sheet}, ${extra} cents are added.`,
    `3. If there are more than ${large} pages, ${off} cents are then taken off.`,
    `4. If the result is below ${least} cents, the price is ${least} cents.`,
  ].join('\n');
}

/** By the rules, page by page. */
function rightPrice({ first, second, prices, sheet, extra, large, off, least }: Rules, pages: number): number {
  let cents = 0;
  for (let page = 1; page <= pages; page++)
    cents += page <= first ? prices[0] : page <= first + second ? prices[1] : prices[2];
  if (pages % sheet !== 0) cents += extra;
  if (pages > large) cents -= off;
  return Math.max(cents, least);
}

/** What the program gives. */
function givenPrice(program: Program, pages: number): number {
  const { first, secondFrom, secondMost, restFrom, prices, sheet, extra, large, off, leastTest, least } = program;
  const second = Math.min(Math.max(pages - secondFrom, 0), secondMost);
  const tiers = Math.min(pages, first) * prices[0] + second * prices[1] + Math.max(pages - restFrom, 0) * prices[2];
  const cents = tiers + (pages % sheet === 0 ? 0 : extra) - (pages > large ? off : 0);
  return cents < leastTest ? least : cents;
}

function firstWrong({ rules, program }: Facts): number | null {
  for (let pages = 1; pages <= MOST_PAGES; pages++) {
    if (rightPrice(rules, pages) !== givenPrice(program, pages)) return pages;
  }
  return null;
}

const answerOf = (line: number, pages: number): string => `${line}, ${pages}`;

/** Twelve lines, one of them against the rules: which, and from how many pages on it shows. */
export const faultyLine = defineFamily<Facts>({
  taskType: 'code_analysis',
  id: 'faulty-line',
  title: 'The faulty line and where it shows',
  category: 'find-the-fault',
  tags: ['python', 'debugging', 'witness'],
  difficulty: 3,
  criteria: {
    scorers: [
      {
        type: 'checker',
        use: 'sequence',
        extract: 'answer_line',
        params: { ignore: ['line', 'pages', 'page', 'and'] },
      },
    ],
  },
  numPredict: 8_192,
  seeds: [6, 8, 12, 13, 20],
  evidence: [
    'Four rules against eleven numbers in twelve lines; then the smallest input on which the fault shows, which other rules (the least price, the sheets) can hide for a while.',
    'The number of pages stands neither in the rules nor in the program, so that it has to be worked out.',
    'Chance of a guess: below 1 % (a line of eleven and a number of pages up to 110).',
  ],
  draw,
  ask: ({ rules, program }) =>
    [
      `A copy shop has these rules for the price of a job in cents. They are applied in this order:\n${sayRules(rules)}`,
      `The Python function below should give the price for any number of pages from 1 on, but exactly one of its lines does not do what the rules say (the number before the bar is the number of the line):\n\n${numbered(source(program))}`,
      'Which line is wrong, and what is the smallest number of pages for which the function gives a wrong price?',
    ].join('\n\n'),
  answerForm: () => '<number of the wrong line>, <smallest number of pages>',
  solve: (facts) => {
    const pages = firstWrong(facts);
    return pages === null ? [] : [answerOf(facts.line, pages)];
  },
  explain: (facts) => {
    const pages = firstWrong(facts) ?? 0;
    return `Line ${facts.line} does not say what the rules say. For fewer than ${pages} pages the price is right all the same; for ${pages} pages the function gives ${givenPrice(facts.program, pages)} instead of ${rightPrice(facts.rules, pages)} cents.`;
  },
  otherForms: (answer) => [
    `**ANSWER: ${answer}**`,
    `ANSWER: line ${answer} pages`,
    `Answer: Line ${answer.replace(', ', ' and ')} pages.`,
  ],
  mistakes: (facts) => {
    const pages = firstWrong(facts) ?? 0;
    return [
      answerOf(facts.line, pages + 1),
      answerOf(facts.line + 1, pages),
      answerOf(facts.line, 1),
      answerOf(pages, facts.line),
    ];
  },
  program: ({ rules, program }) => ({
    language: 'python',
    source: source(program),
    calls: Array.from({ length: 120 }, (_, at) => ({
      entry: 'price',
      args: [at + 1],
      gives: givenPrice(program, at + 1),
    })).filter(({ args: [pages], gives }) => (pages ?? 0) % 3 === 0 || gives !== rightPrice(rules, pages ?? 0)),
  }),
});
