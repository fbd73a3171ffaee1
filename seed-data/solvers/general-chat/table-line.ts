import { defineChat } from '../chat-family';
import type { SeededRandom } from '../seeded-random';

interface Product {
  readonly name: string;
  readonly price: number;
  readonly colour: string;
  readonly stock: number;
}

const PRODUCTS: readonly Product[] = [
  { name: 'Velto', price: 34, colour: 'blue', stock: 0 },
  { name: 'Brimo', price: 12, colour: 'green', stock: 7 },
  { name: 'Saffa', price: 18, colour: 'red', stock: 3 },
  { name: 'Orlin', price: 27, colour: 'green', stock: 12 },
  { name: 'Cadro', price: 9, colour: 'blue', stock: 0 },
  { name: 'Tuvel', price: 22, colour: 'red', stock: 5 },
  { name: 'Mirex', price: 15, colour: 'blue', stock: 9 },
  { name: 'Pallo', price: 41, colour: 'green', stock: 2 },
  { name: 'Ennis', price: 19, colour: 'green', stock: 0 },
  { name: 'Gorda', price: 30, colour: 'red', stock: 8 },
];
const SORTS = [
  { words: 'in alphabetical order', compare: (a: Product, b: Product) => (a.name < b.name ? -1 : 1) },
  { words: 'in reverse alphabetical order', compare: (a: Product, b: Product) => (a.name < b.name ? 1 : -1) },
  { words: 'from the cheapest to the most expensive', compare: (a: Product, b: Product) => a.price - b.price },
  { words: 'from the most expensive to the cheapest', compare: (a: Product, b: Product) => b.price - a.price },
];

interface Facts {
  readonly limit: number;
  readonly inStock: boolean;
  readonly sort: (typeof SORTS)[number];
  readonly separator: ';' | ' /';
}

function draw(random: SeededRandom): Facts | null {
  const facts = {
    limit: random.integer(17, 36),
    inStock: random.integer(0, 1) === 1,
    sort: random.pick(SORTS),
    separator: random.pick([';', ' /'] as const),
  };
  const { length } = chosen(facts);
  const isPlain =
    PRODUCTS.some(({ price }) => price === facts.limit) ||
    line(facts) ===
      line(
        facts,
        PRODUCTS.filter((each) => chosen(facts).includes(each)),
      );
  return length < 4 || length > 5 || isPlain ? null : facts;
}

function chosen({ limit, inStock }: Facts): Product[] {
  return PRODUCTS.filter(({ price, stock }) => price < limit && (inStock ? stock > 0 : stock < 8));
}

function line(facts: Facts, products: readonly Product[] = chosen(facts).sort(facts.sort.compare)): string {
  return products.map(({ name }) => name).join(`${facts.separator} `);
}

const TABLE = [
  '| product | price in euros | colour | in stock |',
  '| --- | --- | --- | --- |',
  ...PRODUCTS.map(({ name, price, colour, stock }) => `| ${name} | ${price} | ${colour} | ${stock} |`),
].join('\n');

/** A table from the turn before, and one line from it. */
export const tableLine = defineChat<Facts>({
  id: 'table-line',
  title: 'One line from a table',
  category: 'format',
  tags: ['two-turns', 'table', 'format'],
  difficulty: 1,
  criteria: { scorers: [{ type: 'exact', extract: 'whole' }] },
  numPredict: 2_048,
  messages: [
    { role: 'user', content: `Here is the list of our products. I will ask you about it in a moment.\n\n${TABLE}` },
    { role: 'assistant', content: 'Thank you, I have the list of ten products. What would you like to know?' },
  ],
  seeds: [1, 4, 5, 7, 10],
  evidence: [
    'Ten rows of the turn before, two conditions, one order, one form of the line; no reasoning beyond that.',
    'Listing in the order of the table, forgetting the second condition, and adding a sentence are wrong.',
    'Chance of a guess: below 0.1 % (four or five of ten names in order).',
  ],
  draw,
  ask: ({ limit, inStock, sort, separator }) =>
    `Which of the products cost less than ${limit} euros and ${inStock ? 'are in stock (at least 1)' : 'have fewer than 8 pieces in stock (0 counts too)'}? Answer with a single line that holds only their names, ${sort.words}, with "${separator} " (${separator === ';' ? 'a semicolon and a space' : 'a space, a slash and a space'}) between them. Write nothing else: no introduction, no prices, no list marks.`,
  expected: (facts) => line(facts),
  right: (facts) => [line(facts), `${line(facts)}\n`, `**${line(facts)}**`],
  wrong: (facts) => {
    const tableOrder = PRODUCTS.filter((each) => chosen(facts).includes(each));
    const all = PRODUCTS.filter(({ price }) => price < facts.limit).sort(facts.sort.compare);
    return [
      line(facts, tableOrder),
      line(facts, all),
      `Here are the products: ${line(facts)}`,
      line(facts).replaceAll(`${facts.separator} `, ', '),
      line(facts).split(facts.separator).slice(0, -1).join(facts.separator),
    ];
  },
});
