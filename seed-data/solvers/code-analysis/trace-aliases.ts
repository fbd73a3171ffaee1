import { defineFamily } from '../family';
import type { SeededRandom } from '../seeded-random';
import { listing, pythonList } from './listing';

interface Facts {
  readonly first: number;
  readonly most: number;
  readonly items: readonly number[];
}

function draw(random: SeededRandom): Facts | null {
  const facts = {
    first: random.integer(2, 9),
    most: random.integer(3, 4),
    items: Array.from({ length: 9 }, () => random.integer(3, 25)),
  };
  const { b, c, cuts } = run(facts);
  return cuts === 2 && b.length === facts.most + 1 && c.length >= 4 && new Set(result(facts)).size >= 6 ? facts : null;
}

function source({ first, most, items }: Facts): string {
  return `def f(items):
    a = [${first}]
    b = a
    c = a[:]
    for i, x in enumerate(items):
        if x % 2 == 0:
            a.append(x + len(c))
        else:
            c.append(x - len(b))
        if len(a) > ${most}:
            a = a[2:]
    return a + c + b[-2:]

print(f(${pythonList(items)}))`;
}

type Slip = 'copies' | 'follows' | 'shares';

/** The same in TypeScript. Slips: `b = a` copies; b follows a to its new list; c shares the list of a. */
function run({ first, most, items }: Facts, slip?: Slip) {
  let a = [first];
  let b = slip === 'copies' ? [...a] : a;
  const c = slip === 'shares' ? a : [...a];
  let cuts = 0;
  for (const x of items) {
    if (x % 2 === 0) a.push(x + c.length);
    else c.push(x - b.length);
    if (a.length > most) {
      a = a.slice(2);
      if (slip === 'follows') b = a;
      cuts += 1;
    }
  }
  return { a, b, c, cuts };
}

function result(facts: Facts, slip?: Slip): number[] {
  const { a, b, c } = run(facts, slip);
  return [...a, ...c, ...b.slice(-2)];
}

/** Three names for lists, two of them for the same one until one is bound anew. */
export const traceAliases = defineFamily<Facts>({
  taskType: 'code_analysis',
  id: 'trace-aliases',
  title: 'Three names, two lists',
  category: 'predict-output',
  tags: ['python', 'tracing', 'aliasing'],
  difficulty: 2,
  criteria: { scorers: [{ type: 'literal', extract: 'answer_line' }] },
  numPredict: 6_144,
  seeds: [1, 2, 3, 4, 5],
  evidence: [
    'Nine rounds with three lists; two names share a list until one of them is bound to a new one in the middle of the loop.',
    'Taking the shared list for a copy, the copy for shared, or letting both names follow the new list each lead to another result.',
    'Chance of a guess: below 0.1 % (a list of about ten numbers).',
  ],
  draw,
  ask: (facts) => `What does this Python program print?\n\n${listing('python', source(facts))}`,
  answerForm: () => '<the printed list>',
  solve: (facts) => [pythonList(result(facts))],
  explain: (facts) => {
    const { a, b, c } = run(facts);
    return `b names the same list as a until a = a[2:] gives a a list of its own; c is a copy from the start. In the end a is ${pythonList(a)}, c is ${pythonList(c)}, and b is still the first list, which ends with ${pythonList(b.slice(-2))}.`;
  },
  otherForms: (answer) => [`**ANSWER:** ${answer}`, `ANSWER: \`${answer.replaceAll(' ', '')}\``],
  mistakes: (facts) =>
    [result(facts, 'copies'), result(facts, 'follows'), result(facts, 'shares'), result(facts).slice(0, -1)].map(
      pythonList,
    ),
  program: (facts) => ({
    language: 'python',
    source: source(facts),
    calls: [{ entry: 'f', args: [[...facts.items]], gives: result(facts) }],
  }),
});
