import type { Difficulty, EvaluationCriteria, TaskVariant } from '@assay/contracts';
import { SeededRandom } from './seeded-random';

/** What the ten tasks have in common: how an instance is drawn, put into words, solved, and answered wrongly. */
export interface FamilyPlan<Facts> {
  /** File name and end of the key. */
  readonly id: string;
  readonly title: string;
  readonly category: string;
  readonly tags: readonly string[];
  readonly difficulty: Difficulty;
  readonly criteria: EvaluationCriteria;
  readonly numPredict: number;
  /** One variant each. */
  readonly seeds: readonly number[];
  /** Why the task has its difficulty, one line each: steps, search space, chance of a guess. */
  readonly evidence: readonly string[];
  /** Draws facts; null when they do not fit (the next draw follows). */
  readonly draw: (random: SeededRandom) => Facts | null;
  /** The question in words, without the closing request for an answer line. */
  readonly ask: (facts: Facts) => string;
  /** What stands after `ANSWER:` in the request. */
  readonly answerForm: (facts: Facts) => string;
  /** Every answer that fits the facts, found by trying all. */
  readonly solve: (facts: Facts) => readonly string[];
  /** A short way to the answer in words, for the reference answer. */
  readonly explain: (facts: Facts) => string;
  /** Other ways of writing the same answer. */
  readonly otherForms: (answer: string, facts: Facts) => readonly string[];
  /** Wrong answers: the obvious mistake first, then almost right ones. */
  readonly mistakes: (facts: Facts) => readonly string[];
}

/** One variant with everything that its solver says about it. */
export interface SolvedVariant {
  readonly seed: number;
  readonly variant: Required<TaskVariant>;
  readonly solutions: readonly string[];
}

/** A family of tasks without the type of its facts. */
export interface Family {
  readonly plan: Omit<
    FamilyPlan<never>,
    'draw' | 'ask' | 'answerForm' | 'solve' | 'explain' | 'otherForms' | 'mistakes'
  >;
  readonly variant: (seed: number) => SolvedVariant;
}

const MOST_DRAWS = 200_000;

/** Binds the parts of a family together. */
export function defineFamily<Facts>(plan: FamilyPlan<Facts>): Family {
  return { plan, variant: (seed) => solvedVariant(plan, seed) };
}

function solvedVariant<Facts>(plan: FamilyPlan<Facts>, seed: number): SolvedVariant {
  const facts = drawFacts(plan, new SeededRandom(seed));
  const solutions = plan.solve(facts);
  const [answer] = solutions;
  if (answer === undefined) throw new Error(`${plan.id}, seed ${seed}: there is no solution.`);
  return { seed, solutions, variant: putIntoWords(plan, facts, answer) };
}

/** Draws until the facts fit, have exactly one solution, and no mistake leads to it. */
function drawFacts<Facts>(plan: FamilyPlan<Facts>, random: SeededRandom): Facts {
  for (let draws = 0; draws < MOST_DRAWS; draws++) {
    const facts = plan.draw(random);
    if (facts === null) continue;
    const [answer, ...others] = plan.solve(facts);
    if (answer === undefined || others.length > 0 || givesItselfAway(plan.ask(facts), answer)) continue;
    const mistakes = plan.mistakes(facts);
    if (new Set([answer, ...mistakes]).size === mistakes.length + 1) return facts;
  }
  throw new Error(`${plan.id}: no facts fit.`);
}

/** Whether the answer stands in the question already. */
function givesItselfAway(question: string, answer: string): boolean {
  const words = question.split(/[^\w:-]+/);
  return words.includes(answer) || question.includes(` ${answer} `);
}

function putIntoWords<Facts>(plan: FamilyPlan<Facts>, facts: Facts, answer: string): Required<TaskVariant> {
  const mistakes = plan.mistakes(facts);
  const [obvious = '', almost = ''] = mistakes;
  const way = plan.explain(facts);
  return {
    taskDescription: `${plan.ask(facts)}\n\n${closing(plan.answerForm(facts))}`,
    expectedOutput: answer,
    mustPass: [`${way}\n\nANSWER: ${answer}`, ...plan.otherForms(answer, facts)],
    mustFail: [
      '',
      ...mistakes.map((mistake) => `ANSWER: ${mistake}`),
      `At first I got ${answer}, but checking it again I see that it has to be ${obvious}.\n\nANSWER: ${obvious}`,
      `${way}\n\nSo far that would give ${answer}.\n\nFINAL ANSWER: ${almost}`,
    ],
  };
}

function closing(form: string): string {
  return `Reason as freely and at whatever length you need. Then finish with one last line of exactly this form:\nANSWER: ${form}`;
}
