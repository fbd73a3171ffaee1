import type { ChatMessage, Difficulty, EvaluationCriteria, JsonValue, TaskType, TaskVariant } from '@assay/contracts';
import { SeededRandom } from './seeded-random';

/** What all families of tasks have: everything of a task but its instances. */
export interface FamilyHead {
  readonly taskType: TaskType;
  /** File name and end of the key. */
  readonly id: string;
  readonly title: string;
  readonly category: string;
  readonly tags: readonly string[];
  readonly difficulty: Difficulty;
  readonly criteria: EvaluationCriteria;
  readonly numPredict: number;
  /** A conversation before the question, the same for all variants. */
  readonly messages?: readonly ChatMessage[];
  /** One variant each. */
  readonly seeds: readonly number[];
  /** Why the task has its difficulty, one line each: steps, search space, chance of a guess. */
  readonly evidence: readonly string[];
}

/** A family of tasks. */
export interface Family {
  readonly plan: FamilyHead;
  readonly variant: (seed: number) => SolvedVariant;
}

/** One variant with everything that its solver says about it. */
export interface SolvedVariant {
  readonly seed: number;
  readonly variant: Required<TaskVariant>;
  /** Every right answer, found by trying all; for code and texts, of which there are more than can be listed, none. */
  readonly solutions: readonly string[];
  /** How many answers of the right form there are; null where that is more than can be counted. */
  readonly candidates: number | null;
  readonly program?: ProgramRun;
}

/** A program that stands in a question, and what it really gives: a spec runs it and compares. */
export interface ProgramRun {
  readonly language: 'python' | 'javascript';
  readonly source: string;
  readonly calls: readonly { readonly entry: string; readonly args: readonly JsonValue[]; readonly gives: JsonValue }[];
}

/** A family whose answer is one line: how an instance is drawn, put into words, solved, and answered wrongly. */
export interface FamilyPlan<Facts> extends FamilyHead {
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
  /** The program in the question, where there is one. */
  readonly program?: (facts: Facts) => ProgramRun;
}

export const MOST_DRAWS = 200_000;

/** Binds the parts of a family with answer lines together. */
export function defineFamily<Facts>(plan: FamilyPlan<Facts>): Family {
  return { plan, variant: (seed) => solvedVariant(plan, seed) };
}

function solvedVariant<Facts>(plan: FamilyPlan<Facts>, seed: number): SolvedVariant {
  const facts = drawFacts(plan, new SeededRandom(seed));
  const solutions = plan.solve(facts);
  const [answer] = solutions;
  if (answer === undefined) throw new Error(`${plan.id}, seed ${seed}: there is no solution.`);
  const program = plan.program === undefined ? {} : { program: plan.program(facts) };
  return { seed, solutions, candidates: null, variant: putIntoWords(plan, facts, answer), ...program };
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
