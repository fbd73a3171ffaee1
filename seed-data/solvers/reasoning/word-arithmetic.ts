import { defineFamily } from '../family';
import type { SeededRandom } from '../seeded-random';

interface Setting {
  readonly seller: string;
  readonly makes: string;
  readonly container: string;
  readonly item: string;
  readonly aside: (number: number) => string;
  readonly asideRange: readonly [number, number];
}

const SETTINGS: readonly Setting[] = [
  {
    seller: 'the bakery',
    makes: 'A bakery bakes',
    container: 'trays',
    item: 'roll',
    aside: (degrees) => `The oven is set to ${degrees} degrees.`,
    asideRange: [205, 245],
  },
  {
    seller: 'the farm',
    makes: 'A farm packs',
    container: 'crates',
    item: 'melon',
    aside: (metres) => `The melon field is ${metres} metres long.`,
    asideRange: [110, 190],
  },
  {
    seller: 'the nursery',
    makes: 'A plant nursery grows',
    container: 'boxes',
    item: 'seedling',
    aside: (litres) => `Its water butt holds ${litres} litres.`,
    asideRange: [210, 290],
  },
  {
    seller: 'the workshop',
    makes: 'A workshop pours',
    container: 'racks',
    item: 'candle',
    aside: (minutes) => `The wax takes ${minutes} minutes to set.`,
    asideRange: [35, 55],
  },
  {
    seller: 'the print shop',
    makes: 'A print shop makes',
    container: 'packs',
    item: 'poster',
    aside: (grams) => `The paper weighs ${grams} grams per square metre.`,
    asideRange: [120, 170],
  },
];

const PARTS = [
  { words: 'two fifths', over: 2, under: 5 },
  { words: 'three fifths', over: 3, under: 5 },
  { words: 'three eighths', over: 3, under: 8 },
  { words: 'three sevenths', over: 3, under: 7 },
  { words: 'two sevenths', over: 2, under: 7 },
  { words: 'four ninths', over: 4, under: 9 },
] as const;

interface Facts {
  readonly setting: Setting;
  readonly containers: number;
  readonly each: number;
  readonly part: (typeof PARTS)[number];
  readonly aside: number;
  readonly given: number;
  readonly price: number;
}

function draw(random: SeededRandom): Facts | null {
  const setting = random.pick(SETTINGS);
  const facts = {
    setting,
    containers: random.integer(6, 9),
    each: random.integer(12, 18),
    part: random.pick(PARTS),
    aside: random.integer(...setting.asideRange),
    given: random.integer(7, 19),
    price: random.integer(3, 6),
  };
  const { total, sold, left } = count(facts);
  const income = left * facts.price;
  return total % facts.part.under === 0 && sold !== total - sold && income >= 120 && income <= 290 ? facts : null;
}

function count({ containers, each, part, given }: Facts) {
  const total = containers * each;
  const sold = (total / part.under) * part.over;
  return { total, sold, left: total - sold - given };
}

function ask({ setting, containers, each, part, aside, given, price }: Facts): string {
  const { seller, item } = setting;
  return [
    `${setting.makes} ${containers} ${setting.container} of ${each} ${item}s each. ${setting.aside(aside)}`,
    `In the morning ${seller} sells ${part.words} of all these ${item}s.`,
    `At noon ${seller} gives ${given} of the remaining ${item}s to a school, free of charge.`,
    `In the afternoon ${seller} sells every ${item} that is still left, for ${price} coins each.`,
    `How many coins does ${seller} take in the afternoon?`,
  ].join(' ');
}

/** Tries every number of things that could be left for the afternoon. */
function solve({ containers, each, part, given, price }: Facts): string[] {
  const total = containers * each;
  const candidates = Array.from({ length: total + 1 }, (_, left) => left);
  const fits = (left: number) => (total - given - left) * part.under === total * part.over;
  return candidates.filter(fits).map((left) => String(left * price));
}

function mistakes(facts: Facts): string[] {
  const { total, sold, left } = count(facts);
  return [
    (sold - facts.given) * facts.price,
    (total - sold) * facts.price,
    (left - 1) * facts.price,
    (total - facts.given) * facts.price,
  ].map(String);
}

function explain(facts: Facts): string {
  const { total, sold, left } = count(facts);
  const { containers, each, given, price, setting } = facts;
  return [
    `There are ${containers} × ${each} = ${total} ${setting.item}s.`,
    `In the morning ${sold} are sold, so ${total - sold} remain.`,
    `${given} are given away, so ${left} are left for the afternoon.`,
    `They bring ${left} × ${price} = ${left * price} coins.`,
  ].join(' ');
}

/** Five steps with one useless number. */
export const wordArithmetic = defineFamily<Facts>({
  taskType: 'reasoning',
  id: 'word-arithmetic',
  title: 'Takings of an afternoon',
  category: 'arithmetic',
  tags: ['word-problem', 'distractor', 'fractions'],
  difficulty: 1,
  criteria: { scorers: [{ type: 'number', units: ['coin', 'coins'] }] },
  numPredict: 4_096,
  seeds: [1, 4, 5, 6, 9],
  evidence: [
    'Five small steps (multiply, take a part, subtract, subtract, multiply) and one number that is of no use.',
    'Every intermediate value is a whole number below 170; the answer lies between 120 and 290.',
    'Chance of a guess: below 1 %.',
  ],
  draw,
  ask,
  answerForm: () => '<number of coins>',
  solve,
  explain,
  otherForms: (answer) => [`That makes **${answer} coins**.\n\n**ANSWER: ${answer} coins**`, `answer: ${answer}.0`],
  mistakes,
});
