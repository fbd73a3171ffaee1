import { defineFamily } from '../family';
import type { SeededRandom } from '../seeded-random';
import { listing, pythonList } from './listing';

interface Facts {
  readonly level: number;
  readonly divisor: number;
  readonly values: readonly number[];
}

function draw(random: SeededRandom): Facts | null {
  const facts = {
    level: random.integer(9, 15),
    divisor: random.integer(3, 5),
    values: Array.from({ length: 7 }, () => random.integer(4, 30)),
  };
  const { out, branches } = run(facts);
  const isVaried = [0, 1, 2].every((branch) => branches.filter((each) => each === branch).length >= 2);
  return isVaried && new Set(out).size >= 4 && out.every((value) => value > 0) ? facts : null;
}

function source({ level, divisor, values }: Facts): string {
  return `def f(values):
    level = ${level}
    out = []
    for v in values:
        if v % ${divisor} == 0:
            level += 2
        elif v > level:
            out.append(v - level)
            level = v
        else:
            out.append(v)
    return out

print(f(${pythonList(values)}))`;
}

/** The same in TypeScript; `slip` leaves out what the first (0) or the second (1) branch does to the level. */
function run({ level: start, divisor, values }: Facts, slip?: 0 | 1) {
  let level = start;
  const out: number[] = [];
  const branches = values.map((v) => {
    if (v % divisor === 0) {
      level += slip === 0 ? 0 : 2;
      return 0;
    }
    if (v > level) {
      out.push(v - level);
      level = slip === 1 ? level : v;
      return 1;
    }
    out.push(v);
    return 2;
  });
  return { out, branches };
}

function mistakes(facts: Facts): string[] {
  const { out } = run(facts);
  const others = [run(facts, 0).out, run(facts, 1).out, [...out, ...out.slice(-1)], out.slice(0, -1)];
  return others.map(pythonList);
}

/** A loop with three branches over seven numbers. */
export const traceBranches = defineFamily<Facts>({
  taskType: 'code_analysis',
  id: 'trace-branches',
  title: 'A loop with three branches',
  category: 'predict-output',
  tags: ['python', 'tracing'],
  difficulty: 1,
  criteria: { scorers: [{ type: 'literal', extract: 'answer_line' }] },
  numPredict: 4_096,
  seeds: [1, 2, 3, 4, 5],
  evidence: [
    'Seven rounds of a loop with one variable to keep in mind; every branch is taken at least twice.',
    'Overlooking that either branch changes the variable leads to another list.',
    'Chance of a guess: below 0.1 % (a list of four or five numbers of one or two digits).',
  ],
  draw,
  ask: (facts) => `What does this Python program print?\n\n${listing('python', source(facts))}`,
  answerForm: () => '<the printed list>',
  solve: (facts) => [pythonList(run(facts).out)],
  explain: (facts) => {
    const { branches } = run(facts);
    const words = [
      'raises the level by 2',
      'is above the level: its distance goes into the list',
      'goes into the list as it is',
    ];
    return `Round by round: ${facts.values.map((v, at) => `${v} ${words[branches[at] ?? 0] ?? ''}`).join('; ')}.`;
  },
  otherForms: (answer) => [`**ANSWER: ${answer}**`, `ANSWER: \`${answer.replaceAll(' ', '')}\``],
  mistakes,
  program: (facts) => ({
    language: 'python',
    source: source(facts),
    calls: [{ entry: 'f', args: [[...facts.values]], gives: run(facts).out }],
  }),
});
