import type { JsonValue } from '@assay/contracts';
import { definePlans } from '../plan-family';
import { searchPlans, type Step } from '../search-plans';
import type { SeededRandom } from '../seeded-random';

const NAMES = ['P', 'Q', 'R', 'S'];

interface Facts {
  readonly sizes: readonly number[];
  readonly start: readonly number[];
  readonly wanted: number;
}

type Amounts = readonly number[];
const LEAST = 6;

/** The largest jugs are the least handy; together they hold about half of what they could. */
function draw(random: SeededRandom): Facts | null {
  const sizes = random.sample([4, 5, 7, 8, 9, 11, 13, 16, 17, 19], 4).sort((a, b) => b - a);
  const start = sizes.map((size) => random.pick([0, size, random.integer(1, size - 1)]));
  const wanted = random.integer(1, 12);
  return start.includes(wanted) || sizes.includes(wanted) ? null : { sizes, start, wanted };
}

function pours(sizes: readonly number[]): (amounts: Amounts) => Step<Amounts>[] {
  return (amounts) =>
    sizes.flatMap((_, from) =>
      sizes.flatMap((size, to) => {
        const amount = from === to ? 0 : Math.min(amounts[from] ?? 0, size - (amounts[to] ?? 0));
        if (amount === 0) return [];
        const state = amounts.map((held, at) => held - (at === from ? amount : 0) + (at === to ? amount : 0));
        return [{ move: [NAMES[from] ?? '', NAMES[to] ?? ''], state }];
      }),
    );
}

function search({ sizes, start, wanted }: Facts) {
  const world = {
    start,
    name: (amounts: Amounts) => amounts.join(),
    next: pours(sizes),
    isGoal: (amounts: Amounts) => amounts.includes(wanted),
  };
  return searchPlans(world, 0);
}

type Pours = readonly (readonly [string, string])[];
const poursOf = (plan: JsonValue): Pours => (plan as unknown as { readonly pours: Pours }).pours;

/** What the jugs hold after each pour. */
function trace({ sizes, start }: Facts, plan: Pours): string[] {
  let amounts: Amounts = start;
  return plan.map(([from, to]) => {
    amounts = pours(sizes)(amounts).find(({ move }) => move[0] === from && move[1] === to)?.state ?? amounts;
    return `${from} to ${to}: ${amounts.join(', ')}`;
  });
}

/** Four jugs without marks; six pours and not one more. */
export const pouring = definePlans<Facts>({
  id: 'pouring',
  title: 'Six pours between four jugs',
  category: 'state-space',
  tags: ['water-jugs', 'search'],
  difficulty: 3,
  checker: 'pouring',
  numPredict: 8_192,
  seeds: [11, 23, 28, 29, 31],
  evidence: [
    'Six pours are needed and six allowed: no detour is left. Amounts have to be carried along exactly through all of them.',
    'Four to ten possible pours at each step, tens of thousands of sequences, of which at most one in a hundred ends with the amount.',
    'Chance of a guess: below 1 %, even for those who pour without a mistake.',
  ],
  draw,
  ask: ({ sizes, start, wanted }) =>
    [
      'Four jugs without marks hold water:',
      ...sizes.map((size, at) => `- jug ${NAMES[at] ?? ''} takes ${size} litres and holds ${start[at] ?? 0}`),
      'The only thing that may be done is to pour from one jug into another, each time until the one is empty or the other is full, whichever comes first. Water is neither added nor poured away; a pour that would move nothing is not allowed.',
      `At the end, after at most ${LEAST} pours, one of the jugs has to hold exactly ${wanted} ${wanted === 1 ? 'litre' : 'litres'}. Which pours lead there? There may be several ways; any of them is right.`,
    ].join('\n'),
  form: () => '{"pours": [["<from>", "<to>"], ["<from>", "<to>"], "…"]}',
  problem: ({ sizes, start, wanted }) => ({
    jugs: Object.fromEntries(sizes.map((size, at) => [NAMES[at] ?? '', { size, holds: start[at] ?? 0 }])),
    wanted,
    most: LEAST,
  }),
  solve: (facts) => {
    const found = search(facts);
    if (found === null || found.least !== LEAST || found.right > 0.01 * found.sequences) return null;
    return { plans: [{ pours: found.plan.map((pour) => [...pour]) }], right: found.right, candidates: found.sequences };
  },
  explain: (facts, plan) =>
    `Litres in ${NAMES.join(', ')}: at first ${facts.start.join(', ')}; ${trace(facts, poursOf(plan)).join('; ')}.`,
  otherForm: (plan) =>
    `\`\`\`json\n${JSON.stringify({ pours: poursOf(plan).map(([from, to]) => ({ from: `jug ${from}`, to: `jug ${to}` })) })}\n\`\`\``,
  mistakes: (facts, plan) => {
    const right = poursOf(plan).map((pour) => [...pour]);
    const [first = { move: [] }] = pours(facts.sizes)(facts.start);
    const back = [...first.move].reverse();
    return [
      { pours: right.slice(0, -1) },
      { pours: right.toReversed() },
      { pours: [[...first.move], back, ...right] },
      { pours: right.map(([from, to]) => [to ?? '', from ?? '']) },
    ];
  },
});
