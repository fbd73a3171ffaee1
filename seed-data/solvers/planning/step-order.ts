import type { JsonValue } from '@assay/contracts';
import { permutations } from '../permutations';
import { definePlans } from '../plan-family';
import type { SeededRandom } from '../seeded-random';

const SETTINGS = [
  {
    what: 'A workshop rebuilds an engine in seven steps',
    steps: ['drain', 'strip', 'clean', 'measure', 'polish', 'assemble', 'test'],
  },
  {
    what: 'A museum sets up an exhibition in seven steps',
    steps: ['paint', 'light', 'hang', 'label', 'guard', 'clean', 'open'],
  },
  {
    what: 'A crew gets a boat ready in seven steps',
    steps: ['scrape', 'sand', 'prime', 'varnish', 'rig', 'load', 'launch'],
  },
  {
    what: 'A bakery makes a large order in seven steps',
    steps: ['weigh', 'mix', 'rest', 'shape', 'bake', 'glaze', 'pack'],
  },
  {
    what: 'A team brings out a new program in seven steps',
    steps: ['draft', 'code', 'review', 'merge', 'deploy', 'announce', 'train'],
  },
];

type Pair = readonly [first: string, then: string];

interface Facts {
  readonly what: string;
  readonly steps: readonly string[];
  readonly before: readonly Pair[];
  readonly directly: readonly Pair[];
  readonly notLast: readonly string[];
}

/** The rules hold for a hidden order that is not the one in which people would expect the steps. */
function draw(random: SeededRandom): Facts {
  const { what, steps } = random.pick(SETTINGS);
  const hidden = random.shuffle(steps);
  const pairs = hidden.flatMap((first, at) => hidden.slice(at + 2).map((then): Pair => [first, then]));
  const at = random.integer(1, 4);
  const directly: Pair[] = [[hidden[at] ?? '', hidden[at + 1] ?? '']];
  const notLast = [random.pick(hidden.slice(1, -1))];
  return { what, steps: random.shuffle(steps), before: random.sample(pairs, 6), directly, notLast };
}

function isRight(order: readonly string[], { before, directly, notLast }: Facts): boolean {
  const place = (step: string) => order.indexOf(step);
  return (
    before.every(([first, then]) => place(first) < place(then)) &&
    directly.every(([first, then]) => place(then) === place(first) + 1) &&
    notLast.every((step) => place(step) !== order.length - 1)
  );
}

function orderOf(plan: JsonValue): readonly string[] {
  return (plan as { readonly order: readonly string[] }).order;
}

/** Seven steps, six that come before another, one pair that belongs together. */
export const stepOrder = definePlans<Facts>({
  id: 'step-order',
  title: 'Seven steps in order',
  category: 'ordering',
  tags: ['precedence', 'ordering'],
  difficulty: 1,
  checker: 'order',
  numPredict: 4_096,
  seeds: [1, 2, 3, 5, 8],
  evidence: [
    'Eight rules over seven steps: seven choices, each of a step whose predecessors are all done, with an eye on the pair that belongs together.',
    '5,040 orders, of which 5 to 40 keep all rules; any of them is right. The order that the words suggest is wrong.',
    'Chance of a guess: below 1 %.',
  ],
  draw,
  ask: ({ what, steps, before, directly, notLast }) =>
    [
      `${what}: ${[...steps].sort().join(', ')}. Only one step is done at a time, and each exactly once. The rules (they need not make sense otherwise):`,
      ...before.map(([first, then]) => `- "${first}" comes somewhere before "${then}".`),
      ...directly.map(([first, then]) => `- "${then}" comes directly after "${first}".`),
      ...notLast.map((step) => `- "${step}" is not the last step.`),
      'Give an order of all seven steps that keeps every rule. There may be several; any of them is right.',
    ].join('\n'),
  form: () => '{"order": ["<first step>", "<second step>", "…", "<seventh step>"]}',
  problem: ({ steps, before, directly, notLast }) => ({
    steps: [...steps],
    before: before.map((pair) => [...pair]),
    directly: directly.map((pair) => [...pair]),
    notLast: [...notLast],
  }),
  solve: (facts) => {
    const all = permutations([...facts.steps].sort());
    const right = all.filter((order) => isRight(order, facts));
    const usual = SETTINGS.find(({ what }) => what === facts.what)?.steps ?? [];
    if (right.length < 5 || right.length > 40 || isRight(usual, facts)) return null;
    return { plans: right.map((order) => ({ order })), right: right.length, candidates: all.length };
  },
  explain: (_facts, plan) =>
    `Taking, each time, a step for which everything is ready: ${orderOf(plan).join(', then ')}.`,
  otherForm: (plan) =>
    `\`\`\`json\n[${orderOf(plan)
      .map((step) => `"${step.toUpperCase()}"`)
      .join(', ')}]\n\`\`\``,
  mistakes: (facts, plan) => {
    const right = [...orderOf(plan)];
    const usual = SETTINGS.find(({ what }) => what === facts.what)?.steps ?? [];
    const broken = (order: readonly string[]) =>
      [...facts.before, ...facts.directly].filter(
        (pair) => !isRight(order, { ...facts, before: [], notLast: [], directly: [], ...only(pair, facts) }),
      ).length;
    const nearly = permutations(right).find((order) => !isRight(order, facts) && broken(order) === 1);
    return [[...usual], nearly ?? right.toReversed(), right.slice(0, -1), [...right, right[0] ?? '']].map((order) => ({
      order: [...order],
    }));
  },
});

function only(pair: Pair, { before }: Facts): Partial<Facts> {
  return before.includes(pair) ? { before: [pair] } : { directly: [pair] };
}
