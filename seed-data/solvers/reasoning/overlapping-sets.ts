import { defineFamily } from '../family';
import type { SeededRandom } from '../seeded-random';

interface Setting {
  readonly intro: (total: number) => string;
  readonly people: string;
  readonly verb: string;
  readonly names: readonly [string, string, string];
  readonly things: string;
}

const SETTINGS: readonly Setting[] = [
  {
    intro: (total) =>
      `A club asks its ${total} members which of three courses they take: rowing, climbing and fencing.`,
    people: 'members',
    verb: 'take',
    names: ['rowing', 'climbing', 'fencing'],
    things: 'courses',
  },
  {
    intro: (total) =>
      `A company asks its ${total} employees which of three languages they speak: Spanish, Polish and Korean.`,
    people: 'employees',
    verb: 'speak',
    names: ['Spanish', 'Polish', 'Korean'],
    things: 'languages',
  },
  {
    intro: (total) => `A library asks ${total} visitors which of three sections they use: maps, music and comics.`,
    people: 'visitors',
    verb: 'use',
    names: ['maps', 'music', 'comics'],
    things: 'sections',
  },
  {
    intro: (total) => `A village asks ${total} gardeners which of three crops they grow: beans, squash and garlic.`,
    people: 'gardeners',
    verb: 'grow',
    names: ['beans', 'squash', 'garlic'],
    things: 'crops',
  },
  {
    intro: (total) =>
      `A radio station asks ${total} listeners which of three programmes they follow: news, drama and jazz.`,
    people: 'listeners',
    verb: 'follow',
    names: ['news', 'drama', 'jazz'],
    things: 'programmes',
  },
];

interface Facts {
  readonly setting: Setting;
  readonly total: number;
  readonly singles: readonly [number, number, number];
  /** First and second, first and third, second and third; each with those who have all three. */
  readonly pairs: readonly [number, number, number];
}

function draw(random: SeededRandom): Facts | null {
  const only = () => random.integer(4, 24);
  const both = () => random.integer(4, 9);
  const [a, b, c, ab, ac, bc, all] = [only(), only(), only(), both(), both(), both(), random.integer(4, 8)];
  const total = a + b + c + ab + ac + bc + all;
  if (total < 55 || total > 89) return null;
  return {
    setting: random.pick(SETTINGS),
    total,
    singles: [a + ab + ac + all, b + ab + bc + all, c + ac + bc + all],
    pairs: [ab + all, ac + all, bc + all],
  };
}

function ask({ setting, total, singles, pairs }: Facts): string {
  const { people, verb, things } = setting;
  const [a, b, c] = setting.names;
  return [
    `${setting.intro(total)} Every one of them ${verb}s at least one of the three.`,
    `${singles[0]} ${verb} ${a}, ${singles[1]} ${verb} ${b} and ${singles[2]} ${verb} ${c}.`,
    `${pairs[0]} ${verb} both ${a} and ${b}, ${pairs[1]} ${verb} both ${a} and ${c}, and ${pairs[2]} ${verb} both ${b} and ${c}.`,
    `Each of these six numbers includes the ${people} who ${verb} all three; how many those are is not known.`,
    `How many of the ${people} ${verb} exactly one of the three ${things}?`,
  ].join(' ');
}

interface Regions {
  readonly all: number;
  readonly exactlyTwo: number;
  readonly exactlyOne: number;
}

/** Tries every number of people who could have all three; the regions must be whole and fill the total. */
function regions({ total, singles, pairs }: Facts): Regions[] {
  const found: Regions[] = [];
  for (let all = 0; all <= Math.min(...pairs); all++) {
    const two = pairs.map((pair) => pair - all);
    const [ab = 0, ac = 0, bc = 0] = two;
    const one = [singles[0] - ab - ac - all, singles[1] - ab - bc - all, singles[2] - ac - bc - all];
    const exactlyOne = sum(one);
    const exactlyTwo = sum(two);
    if (one.every((count) => count >= 0) && exactlyOne + exactlyTwo + all === total)
      found.push({ all, exactlyTwo, exactlyOne });
  }
  return found;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

function mistakes(facts: Facts): string[] {
  const [{ all, exactlyTwo, exactlyOne } = { all: 0, exactlyTwo: 0, exactlyOne: 0 }] = regions(facts);
  return [facts.total - sum(facts.pairs), exactlyOne + all, exactlyTwo, exactlyOne + 1].map(String);
}

function explain(facts: Facts): string {
  const [{ all, exactlyTwo, exactlyOne } = { all: 0, exactlyTwo: 0, exactlyOne: 0 }] = regions(facts);
  const { total, singles, pairs } = facts;
  return [
    `All three: ${total} − (${singles.join(' + ')}) + (${pairs.join(' + ')}) = ${all}.`,
    `Exactly two: ${sum(pairs)} − 3 × ${all} = ${exactlyTwo}.`,
    `Exactly one: ${total} − ${exactlyTwo} − ${all} = ${exactlyOne}.`,
  ].join(' ');
}

/** Three overlapping sets; the middle is unknown and has to be found first. */
export const overlappingSets = defineFamily<Facts>({
  taskType: 'reasoning',
  id: 'overlapping-sets',
  title: 'Exactly one of three',
  category: 'counting',
  tags: ['sets', 'inclusion-exclusion'],
  difficulty: 2,
  criteria: { scorers: [{ type: 'number', units: [...SETTINGS.map(({ people }) => people), 'people'] }] },
  numPredict: 6_144,
  seeds: [1, 2, 4, 5, 22],
  evidence: [
    'Two levels: the number of those with all three is not given and follows only from the total; then three regions have to be taken apart.',
    'Seven unknown regions, seven facts; all numbers below 90.',
    'Chance of a guess: about 4 % (the likeliest of the answers between 15 and 65).',
  ],
  draw,
  ask,
  answerForm: ({ setting }) => `<number of ${setting.people}>`,
  solve: (facts) => regions(facts).map(({ exactlyOne }) => String(exactlyOne)),
  explain,
  otherForms: (answer, { setting }) => [
    `**Answer: ${answer} ${setting.people}**`,
    `So there are ${answer} ${setting.people}.\n\n* ANSWER: \`${answer}\``,
  ],
  mistakes,
});
