import type { JsonValue } from '@assay/contracts';
import { definePlans } from '../plan-family';
import type { SeededRandom } from '../seeded-random';

const ITEMS = [
  'amplifier',
  'bellows',
  'camera',
  'drill',
  'easel',
  'flute',
  'globe',
  'hammock',
  'inkwell',
  'jigsaw',
  'kettle',
  'lantern',
  'mirror',
  'needles',
];
const COUNT = 7;

interface Item {
  readonly name: string;
  readonly weight: number;
  readonly value: number;
}
type Pair = readonly [string, string];

interface Facts {
  readonly items: readonly Item[];
  readonly capacity: number;
  readonly apart: Pair;
  readonly needs: Pair;
}

function draw(random: SeededRandom): Facts {
  const items = random
    .sample(ITEMS, COUNT)
    .sort()
    .map((name) => ({ name, weight: random.integer(3, 14), value: random.integer(8, 40) }));
  const [a = '', b = '', c = '', d = ''] = random.sample(items, 4).map(({ name }) => name);
  const total = items.reduce((sum, { weight }) => sum + weight, 0);
  return { items, capacity: Math.round(total * 0.45), apart: [a, b], needs: [c, d] };
}

type Choice = readonly Item[];

function choices(items: readonly Item[]): Choice[] {
  return Array.from({ length: 2 ** items.length }, (_, bits) => items.filter((_item, no) => ((bits >> no) & 1) === 1));
}

function sum(choice: Choice, field: 'weight' | 'value'): number {
  return choice.reduce((total, item) => total + item[field], 0);
}

function keepsPairs(choice: Choice, { apart, needs }: Pick<Facts, 'apart' | 'needs'>): boolean {
  const has = (name: string) => choice.some((item) => item.name === name);
  return !(has(apart[0]) && has(apart[1])) && (!has(needs[0]) || has(needs[1]));
}

function best(all: readonly Choice[]): Choice[] {
  const most = Math.max(...all.map((choice) => sum(choice, 'value')));
  return all.filter((choice) => sum(choice, 'value') === most);
}

function fitting(facts: Facts): Choice[] {
  return choices(facts.items).filter((choice) => sum(choice, 'weight') <= facts.capacity);
}

/** Takes one after another, the most promising first, as long as it fits. */
function greedy(facts: Facts, promise: (item: Item) => number): Choice {
  return [...facts.items]
    .sort((a, b) => promise(b) - promise(a))
    .reduce<Choice>((taken, item) => {
      const more = [...taken, item];
      return sum(more, 'weight') <= facts.capacity ? more : taken;
    }, []);
}

function plan(choice: Choice): JsonValue {
  return { items: choice.map(({ name }) => name).sort() };
}

/** Seven things, a limit, one pair that must not and one that must go together. */
export const packing = definePlans<Facts>({
  id: 'packing',
  title: 'The most valuable load',
  category: 'optimisation',
  tags: ['knapsack', 'constraints'],
  difficulty: 2,
  checker: 'packing',
  numPredict: 6_144,
  seeds: [5, 6, 8, 10, 11],
  evidence: [
    '128 choices, one of them is best. Taking the most valuable first, the best value for its weight first, and overlooking either pair all lead to another choice.',
    'The second best is at most 15 % worse, so that candidates have to be compared with numbers.',
    'Chance of a guess: below 1 %.',
  ],
  draw,
  ask: ({ items, capacity, apart, needs }) =>
    [
      `A courier may carry at most ${capacity} kg. These things wait, each of them once:`,
      ...items.map(({ name, weight, value }) => `- ${name}: ${weight} kg, value ${value}`),
      `The ${apart[0]} and the ${apart[1]} must not both be taken. The ${needs[0]} may be taken only if the ${needs[1]} is taken too (the ${needs[1]} may be taken alone).`,
      'Which things should the courier take so that their total value is as great as possible? There is exactly one best choice.',
    ].join('\n'),
  form: () => '{"items": ["<name>", "<name>", "…"]}',
  problem: ({ items, capacity, apart, needs }) => {
    const [choice = []] = best(
      fitting({ items, capacity, apart, needs }).filter((each) => keepsPairs(each, { apart, needs })),
    );
    return {
      capacity,
      items: Object.fromEntries(items.map(({ name, weight, value }) => [name, { weight, value }])),
      apart: [[...apart]],
      needs: [[...needs]],
      best: sum(choice, 'value'),
    };
  },
  solve: (facts) => {
    const all = fitting(facts);
    const allowed = all.filter((choice) => keepsPairs(choice, facts));
    const right = best(allowed);
    const [only = []] = right;
    const most = sum(only, 'value');
    const second = Math.max(...allowed.filter((choice) => choice !== only).map((choice) => sum(choice, 'value')));
    const misled = [
      greedy(facts, ({ value }) => value),
      greedy(facts, ({ value, weight }) => value / weight),
      ...best(all),
      ...best(all.filter((choice) => keepsPairs(choice, { ...facts, needs: ['', ''] }))),
      ...best(all.filter((choice) => keepsPairs(choice, { ...facts, apart: ['', ''] }))),
    ];
    const isMisled = misled.every((choice) => JSON.stringify(plan(choice)) !== JSON.stringify(plan(only)));
    if (right.length !== 1 || !isMisled || second < 0.85 * most) return null;
    return { plans: [plan(only)], right: 1, candidates: 2 ** COUNT };
  },
  explain: (facts) => {
    const [choice = []] = best(fitting(facts).filter((each) => keepsPairs(each, facts)));
    const names = choice.map(({ name, weight, value }) => `${name} (${weight} kg, ${value})`);
    return `Of all choices within ${facts.capacity} kg that keep both rules, this has the greatest value: ${names.join(', ')}: ${sum(choice, 'weight')} kg, value ${sum(choice, 'value')}.`;
  },
  otherForm: (made) =>
    `So my answer is:\n\n\`\`\`\n${JSON.stringify({ items: (made as { items: string[] }).items.toReversed() })}\n\`\`\``,
  mistakes: (facts) => {
    const allowed = fitting(facts).filter((choice) => keepsPairs(choice, facts));
    const second = [...allowed].sort((a, b) => sum(b, 'value') - sum(a, 'value'))[1] ?? [];
    const all = best(fitting(facts))[0] ?? [];
    return [plan(all), plan(second), plan(facts.items), plan(facts.items.slice(0, 1))];
  },
});
