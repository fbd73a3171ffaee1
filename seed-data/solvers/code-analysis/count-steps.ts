import { defineFamily } from '../family';
import type { SeededRandom } from '../seeded-random';
import { listing } from './listing';

interface Facts {
  readonly n: number;
  readonly factor: number;
  readonly stride: number;
  readonly skip: number;
}

function draw(random: SeededRandom): Facts | null {
  const facts = {
    n: random.integer(40, 90),
    factor: random.integer(2, 3),
    stride: random.integer(3, 7),
    skip: random.integer(2, 4),
  };
  const count = steps(facts);
  return count >= 40 && count <= 160 ? facts : null;
}

function source({ n, factor, stride, skip }: Facts): string {
  return `function steps(n) {
  let count = 0;
  for (let i = 1; i <= n; i *= ${factor}) {
    for (let j = i; j < n; j += ${stride}) {
      if (j % ${skip} === 0) continue;
      count++;
    }
  }
  return count;
}

console.log(steps(${n}));`;
}

interface Slips {
  readonly from?: number;
  readonly inclusive?: boolean;
  readonly noSkip?: boolean;
}

/** The same in TypeScript. Slips: j starts elsewhere; j runs up to n; nothing is skipped. */
function steps({ n, factor, stride, skip }: Facts, { from, inclusive = false, noSkip = false }: Slips = {}): number {
  const powers: number[] = [];
  for (let i = 1; i <= n; i *= factor) powers.push(i);
  return powers
    .flatMap((i) =>
      Array.from({ length: n + 1 }, (_, j) => j).filter((j) => j >= (from ?? i) && (j - (from ?? i)) % stride === 0),
    )
    .filter((j) => (inclusive ? j <= n : j < n) && (noSkip || j % skip !== 0)).length;
}

/** How often the innermost line of nested loops is reached. */
export const countSteps = defineFamily<Facts>({
  taskType: 'code_analysis',
  id: 'count-steps',
  title: 'How often a line is reached',
  category: 'count-steps',
  tags: ['javascript', 'loops', 'complexity'],
  difficulty: 2,
  criteria: { scorers: [{ type: 'number', units: ['times', 'executions', 'steps'] }] },
  numPredict: 6_144,
  seeds: [1, 2, 3, 4, 6],
  evidence: [
    'Four to seven rounds of the outer loop, each of which starts the inner one elsewhere; a part of the rounds is skipped.',
    'Starting the inner loop at 0, letting it reach n, and overlooking the skip each lead to another number.',
    'Chance of a guess: about 1 % (numbers from 40 to 160).',
  ],
  draw,
  ask: (facts) =>
    `How often is the line \`count++;\` executed when this JavaScript program runs?\n\n${listing('javascript', source(facts))}`,
  answerForm: () => '<number of executions>',
  solve: (facts) => [String(steps(facts))],
  explain: (facts) => {
    const { n, factor, stride, skip } = facts;
    const starts: number[] = [];
    for (let i = 1; i <= n; i *= factor) starts.push(i);
    const counts = starts.map((i) => steps({ ...facts, factor: n + 1 }, { from: i }));
    return `The outer loop runs with i = ${starts.join(', ')}. From each i on in steps of ${stride}, below ${n}, without the multiples of ${skip}, that makes ${counts.join(' + ')} = ${counts.reduce((a, b) => a + b, 0)}.`;
  },
  otherForms: (answer) => [`**ANSWER: ${answer} times**`, `Final answer: $\\boxed{${answer}}$`],
  mistakes: (facts) => [
    String(steps(facts, { from: 0 })),
    String(steps(facts, { noSkip: true })),
    String(steps(facts) + 1),
    String(steps(facts) - 1),
  ],
  program: (facts) => ({
    language: 'javascript',
    source: source(facts),
    calls: [{ entry: 'steps', args: [facts.n], gives: steps(facts) }],
  }),
});
