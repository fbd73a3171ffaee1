import type { JsonValue } from '@assay/contracts';
import { definePlans } from '../plan-family';
import { searchPlans, type Step } from '../search-plans';
import type { SeededRandom } from '../seeded-random';

const LETTERS = [...'ABCDEFGHJKLMNPRSTUVWXYZ'];
const COUNT = 5;
const TABLE = 'table';

/** Each from bottom to top. */
type Stacks = readonly (readonly string[])[];

interface Facts {
  readonly start: Stacks;
  readonly goal: Stacks;
}

function draw(random: SeededRandom): Facts {
  const blocks = random.sample(LETTERS, COUNT).sort();
  return { start: drawStacks(random, blocks), goal: drawStacks(random, blocks) };
}

/** Two or three stacks; none is higher than three. */
function drawStacks(random: SeededRandom, blocks: readonly string[]): Stacks {
  const stacks: string[][] = [[], [], []];
  for (const block of random.shuffle(blocks)) random.pick(stacks.filter((stack) => stack.length < 3)).push(block);
  return sorted(stacks);
}

function sorted(stacks: Stacks): Stacks {
  return stacks.filter((stack) => stack.length > 0).toSorted((a, b) => ((a[0] ?? '') < (b[0] ?? '') ? -1 : 1));
}

/** Every arrangement that one move leads to. */
function moves(stacks: Stacks): Step<Stacks>[] {
  return stacks.flatMap((from, at) => {
    const block = from.at(-1) ?? '';
    const rest = stacks.with(at, from.slice(0, -1));
    const onto = stacks.flatMap((to, no) =>
      no === at ? [] : [{ move: [block, to.at(-1) ?? ''], state: sorted(rest.with(no, [...to, block])) }],
    );
    return from.length > 1 ? [...onto, { move: [block, TABLE], state: sorted([...rest, [block]]) }] : onto;
  });
}

const name = (stacks: Stacks): string => stacks.map((stack) => stack.join('')).join(' ');

function search({ start, goal }: Facts, extra: number) {
  return searchPlans({ start, name, next: moves, isGoal: (stacks) => name(stacks) === name(goal) }, extra);
}

type Moves = readonly (readonly [string, string])[];
const movesOf = (plan: JsonValue): Moves => (plan as unknown as { readonly moves: Moves }).moves;

function say(stacks: Stacks): string {
  return stacks.map((stack) => `- ${stack.join(', ')}`).join('\n');
}

/** Five blocks, four moves, two more than needed are allowed. */
export const blocks = definePlans<Facts>({
  id: 'blocks',
  title: 'Blocks from one order to another',
  category: 'state-space',
  tags: ['blocks-world', 'search'],
  difficulty: 2,
  checker: 'blocks',
  numPredict: 6_144,
  seeds: [1, 15, 20, 33, 38],
  evidence: [
    'Four moves are needed and six allowed; at least one block has to be put aside first.',
    '501 arrangements of five blocks; two to ten moves at each step. Any plan that reaches the goal in time is right.',
    'Chance of a guess: below 1 % of all possible sequences of moves.',
  ],
  draw,
  ask: ({ start, goal }) =>
    [
      `Five blocks stand in stacks on a table that has room for any number of stacks. Each line below is one stack, from bottom to top. At the start:`,
      say(start),
      'In the end they have to stand like this (which stack is where on the table does not matter):',
      say(goal),
      'One move takes a single block with nothing on it and puts it either onto the table or onto another block with nothing on it. At most 6 moves are allowed.',
    ].join('\n'),
  form: () => '{"moves": [["<block>", "<block or table>"], ["<block>", "<block or table>"], "…"]}',
  problem: ({ start, goal }) => ({
    start: start.map((stack) => [...stack]),
    goal: goal.map((stack) => [...stack]),
    most: 6,
  }),
  solve: (facts) => {
    const found = search(facts, 2);
    if (found === null || found.least !== 4) return null;
    const aside = found.plan.filter(([, to]) => to === TABLE).length;
    if (aside < 1) return null;
    return { plans: [{ moves: found.plan.map((move) => [...move]) }], right: found.right, candidates: found.sequences };
  },
  explain: (_facts, plan) =>
    `What is in the way goes aside first, then the stacks are built from the bottom: ${movesOf(plan)
      .map(([block, to]) => `${block} to ${to === TABLE ? 'the table' : to}`)
      .join(', ')}.`,
  otherForm: (plan) =>
    `\`\`\`json\n${JSON.stringify({ moves: movesOf(plan).map(([block, to]) => ({ block, to: to === TABLE ? 'Table' : to })) })}\n\`\`\``,
  mistakes: (facts, plan) => {
    const right = movesOf(plan).map((move) => [...move]);
    const covered = facts.start.find((stack) => stack.length > 1)?.[0] ?? '';
    return [
      {
        moves: facts.goal.flatMap((stack) =>
          stack.map((block, at) => [block, at === 0 ? TABLE : (stack[at - 1] ?? '')]),
        ),
      },
      { moves: right.slice(0, -1) },
      { moves: [[covered, TABLE], ...right] },
      { moves: right.toReversed() },
    ];
  },
});
