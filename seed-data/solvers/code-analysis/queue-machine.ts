import { defineFamily } from '../family';
import type { SeededRandom } from '../seeded-random';
import { listing } from './listing';

interface Facts {
  readonly start: readonly number[];
  readonly divisor: number;
  readonly modulus: number;
  readonly drop: number;
  readonly rounds: number;
}

function draw(random: SeededRandom): Facts | null {
  const facts = {
    start: random.sample([2, 3, 4, 5, 6, 7, 8, 9, 11, 12], 5),
    divisor: random.integer(3, 4),
    modulus: random.pick([13, 17, 19]),
    drop: random.integer(1, 3),
    rounds: random.integer(20, 22),
  };
  const { branches, queue } = run(facts);
  const isVaried = [0, 1, 2].every((branch) => branches.filter((each) => each === branch).length >= 5);
  return isVaried && new Set(queue).size >= 4 && queue.every((value) => value >= 0) ? facts : null;
}

function source({ start, divisor, modulus, drop, rounds }: Facts): string {
  return `function run(queue) {
  let turn = 0;
  let sum = 0;
  for (let i = 1; i <= ${rounds}; i++) {
    const x = queue.shift();
    if ((x + turn) % ${divisor} === 0) {
      queue.push(x + i);
      turn++;
    } else if (x > queue[0]) {
      queue.push(x - ${drop}, queue.shift());
      sum += queue.length;
    } else {
      queue.unshift(queue.pop());
      queue.push((x * 3) % ${modulus});
    }
  }
  return [...queue, turn, sum];
}

console.log(JSON.stringify(run([${start.join(', ')}])));`;
}

type Slip = 'turn' | 'order' | 'front';

/** The same in TypeScript. Slips: turn stays 0; the two are pushed the other way round; the last one stays where it is. */
function run({ start, divisor, modulus, drop, rounds }: Facts, slip?: Slip) {
  let queue = [...start];
  let turn = 0;
  let sum = 0;
  const branches: number[] = [];
  for (let i = 1; i <= rounds; i++) {
    const [x = 0, ...rest] = queue;
    const [next = 0] = rest;
    if ((x + turn) % divisor === 0) {
      branches.push(0);
      queue = [...rest, x + i];
      if (slip !== 'turn') turn += 1;
    } else if (x > next) {
      branches.push(1);
      queue = slip === 'order' ? [...rest.slice(1), next, x - drop] : [...rest.slice(1), x - drop, next];
      sum += queue.length;
    } else {
      branches.push(2);
      queue = slip === 'front' ? rest : [rest.at(-1) ?? 0, ...rest.slice(0, -1)];
      queue = [...queue, (x * 3) % modulus];
    }
  }
  return { queue, branches, result: [...queue, turn, sum] };
}

const written = (list: readonly number[]): string => JSON.stringify(list);

/** Twenty rounds with a queue that is changed at both ends. */
export const queueMachine = defineFamily<Facts>({
  taskType: 'code_analysis',
  id: 'queue-machine',
  title: 'Twenty rounds with a queue',
  category: 'predict-output',
  tags: ['javascript', 'tracing', 'state'],
  difficulty: 4,
  criteria: { scorers: [{ type: 'literal', extract: 'answer_line' }] },
  numPredict: 12_288,
  seeds: [1, 2, 3, 4, 5],
  evidence: [
    '20 to 22 rounds, in each of which a test of two variables picks one of three branches and the queue of five changes at one or both ends: about 80 single steps, and one slip spoils all that follow.',
    'Each branch is taken at least five times; forgetting a variable or the order of two pushes leads to another result.',
    'Chance of a guess: below 0.1 % (a list of seven numbers).',
  ],
  draw,
  ask: (facts) => `What does this JavaScript program print?\n\n${listing('javascript', source(facts))}`,
  answerForm: () => '<the printed list>',
  solve: (facts) => [written(run(facts).result)],
  explain: (facts) => {
    const rounds = Array.from({ length: facts.rounds }, (_, at) => written(run({ ...facts, rounds: at + 1 }).queue));
    return `The queue after each round: ${rounds.join(' ')}.`;
  },
  otherForms: (answer) => [`**ANSWER: ${answer.replaceAll(',', ', ')}**`, `ANSWER: \`${answer}\``],
  mistakes: (facts) => [
    ...(['turn', 'order', 'front'] as const).map((slip) => written(run(facts, slip).result)),
    written(run({ ...facts, rounds: facts.rounds - 1 }).result),
  ],
  program: (facts) => ({
    language: 'javascript',
    source: source(facts),
    calls: [{ entry: 'run', args: [[...facts.start]], gives: run(facts).result }],
  }),
});
