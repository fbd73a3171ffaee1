import { defineFamily } from '../family';
import { inWords } from '../in-words';
import type { SeededRandom } from '../seeded-random';

const COLOURS = [
  ['red', 'green', 'blue'],
  ['black', 'white', 'grey'],
  ['gold', 'silver', 'copper'],
  ['oak', 'pine', 'birch'],
  ['north', 'middle', 'south'],
] as const;

/** Tokens in the first, second and third box. */
type Boxes = readonly [number, number, number];

interface Facts {
  readonly boxes: readonly [string, string, string];
  readonly start: Boxes;
  readonly steps: number;
  /** Rule 1: more than `above` in the first box: `move` go from there to the second. */
  readonly above: number;
  readonly move: number;
  /** Rule 2: an odd number in the second box: one goes from there to the third, and `bring` new ones come into the first. */
  readonly bring: number;
  /** Rule 3: at least `atLeast` in the third box: `take` are removed from it for good. */
  readonly atLeast: number;
  readonly take: number;
  /** Rule 4: else `fill` new ones come into the first. */
  readonly fill: number;
}

type Rule = 1 | 2 | 3 | 4;

interface Step {
  readonly rule: Rule;
  readonly after: Boxes;
}

function draw(random: SeededRandom): Facts | null {
  const move = random.integer(3, 7);
  const take = random.integer(4, 9);
  const facts: Facts = {
    boxes: random.pick(COLOURS),
    start: [random.integer(11, 25), random.integer(11, 25), random.integer(11, 25)],
    steps: random.integer(16, 18),
    above: random.integer(move + 2, 14),
    move,
    bring: random.integer(3, 9),
    atLeast: random.integer(take + 3, 18),
    take,
    fill: random.integer(5, 11),
  };
  return isInteresting(facts) ? facts : null;
}

/** Every rule is used at least three times, no state comes back, numbers stay small. */
function isInteresting(facts: Facts): boolean {
  const trace = run(facts, facts.steps);
  const uses = ([1, 2, 3, 4] as const).map((rule) => trace.filter((step) => step.rule === rule).length);
  const states = new Set(trace.map((step) => step.after.join(' ')));
  const numbers = trace.flatMap((step) => step.after);
  return Math.min(...uses) >= 3 && states.size === trace.length && Math.max(...numbers) < 70;
}

function ruleFor([first, second, third]: Boxes, facts: Facts): Rule {
  if (first > facts.above) return 1;
  if (second % 2 === 1) return 2;
  return third >= facts.atLeast ? 3 : 4;
}

function apply(rule: Rule, [first, second, third]: Boxes, facts: Facts): Boxes {
  switch (rule) {
    case 1:
      return [first - facts.move, second + facts.move, third];
    case 2:
      return [first + facts.bring, second - 1, third + 1];
    case 3:
      return [first, second, third - facts.take];
    case 4:
      return [first + facts.fill, second, third];
    default:
      return rule satisfies never;
  }
}

/** Every step with its rule and what the boxes hold after it. */
function run(facts: Facts, steps: number): Step[] {
  const trace: Step[] = [];
  let boxes = facts.start;
  for (let step = 0; step < steps; step++) {
    const rule = ruleFor(boxes, facts);
    boxes = apply(rule, boxes, facts);
    trace.push({ rule, after: boxes });
  }
  return trace;
}

function ask(facts: Facts): string {
  const [first, second, third] = facts.boxes;
  const [a, b, c] = facts.start;
  return [
    `Three boxes hold tokens: the ${first} box ${a}, the ${second} box ${b}, the ${third} box ${c}. In every step, exactly one rule is carried out: the first rule of this list whose condition holds at the beginning of the step.`,
    `1. If the ${first} box holds more than ${facts.above} tokens, move ${facts.move} tokens from the ${first} box to the ${second} box.`,
    `2. If the number of tokens in the ${second} box is odd, move 1 token from the ${second} box to the ${third} box, and put ${facts.bring} new tokens into the ${first} box.`,
    `3. If the ${third} box holds ${facts.atLeast} tokens or more, remove ${facts.take} tokens from the ${third} box; they go into no other box.`,
    `4. If none of these three conditions holds, put ${facts.fill} new tokens into the ${first} box.`,
    `How many tokens do the three boxes hold together after ${facts.steps} steps?`,
  ].join('\n');
}

function total([first, second, third]: Boxes): number {
  return first + second + third;
}

function after(facts: Facts, steps: number): number {
  return total(run(facts, steps).at(-1)?.after ?? facts.start);
}

function mistakes(facts: Facts): string[] {
  const [, second, third] = run(facts, facts.steps).at(-1)?.after ?? facts.start;
  return [allRulesAtOnce(facts), after(facts, facts.steps - 1), after(facts, facts.steps + 1), second + third].map(
    String,
  );
}

/** The obvious misreading: every rule whose condition holds is carried out, one after another. */
function allRulesAtOnce(facts: Facts): number {
  let boxes = facts.start;
  for (let step = 0; step < facts.steps; step++) {
    if (boxes[0] > facts.above) boxes = apply(1, boxes, facts);
    if (boxes[1] % 2 === 1) boxes = apply(2, boxes, facts);
    boxes = apply(boxes[2] >= facts.atLeast ? 3 : 4, boxes, facts);
  }
  return total(boxes);
}

function explain(facts: Facts): string {
  const lines = run(facts, facts.steps).map(
    ({ rule, after: boxes }, no) => `${no + 1}. rule ${rule}: ${boxes.join(', ')}`,
  );
  return `The boxes (${inWords(facts.boxes)}) step by step, from ${facts.start.join(', ')}:\n${lines.join('\n')}\nTogether ${after(facts, facts.steps)} tokens.`;
}

/** A small machine that has to be followed step by step. */
export const ruleMachine = defineFamily<Facts>({
  taskType: 'reasoning',
  id: 'rule-machine',
  title: 'Four rules, many steps',
  category: 'simulation',
  tags: ['state-tracking', 'rules'],
  difficulty: 3,
  criteria: { scorers: [{ type: 'number', units: ['token', 'tokens'] }] },
  numPredict: 6_144,
  seeds: [1, 3, 4, 5, 19],
  evidence: [
    '16 to 18 steps, in each up to three conditions in order and one or two changes; no state comes back, so that there is no short cut.',
    'Every rule is used at least three times; stopping one step early or late, or carrying out all rules at once, gives another number.',
    'Chance of a guess: about 4 % (the likeliest of the totals between 45 and 110).',
  ],
  draw,
  ask,
  answerForm: () => '<number of tokens>',
  solve: (facts) => [String(after(facts, facts.steps))],
  explain,
  otherForms: (answer) => [`ANSWER:\n${answer}`, `**Final answer: ${answer} tokens**`],
  mistakes,
});
