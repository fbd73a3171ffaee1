import type { JsonObject, JsonValue, TaskVariant } from '@assay/contracts';
import { MOST_DRAWS, type Family, type FamilyHead, type SolvedVariant } from './family';
import { SeededRandom } from './seeded-random';

/** What a solver found by trying all. */
export interface Solved {
  /** Right plans, at least one; the first is the reference. */
  readonly plans: readonly JsonValue[];
  /** How many right ones there are; more than `plans` where not all are kept. */
  readonly right: number;
  /** How many plans of the right form there are, wrong ones included. */
  readonly candidates: number;
}

/** A family whose answer is a plan in JSON that a checker goes through. */
export interface PlanFamily<Facts> extends Omit<FamilyHead, 'taskType' | 'criteria'> {
  /** Name of the checker under `seed-data/checkers`. */
  readonly checker: string;
  readonly draw: (random: SeededRandom) => Facts | null;
  /** The question in words, without the request for a fenced block. */
  readonly ask: (facts: Facts) => string;
  /** The answer with names of what belongs in each place. */
  readonly form: (facts: Facts) => string;
  /** What the checker has to know of the facts. */
  readonly problem: (facts: Facts) => JsonObject;
  /** Null where the facts turn out not to fit. */
  readonly solve: (facts: Facts) => Solved | null;
  /** A short way to the plan, in words. */
  readonly explain: (facts: Facts, plan: JsonValue) => string;
  /** The same plan written another way; default: bare and on one line. */
  readonly otherForm?: (plan: JsonValue) => string;
  /** Wrong plans: the obvious mistake first, then almost right ones; at least two. */
  readonly mistakes: (facts: Facts, plan: JsonValue) => readonly JsonValue[];
}

/** Binds the parts of a planning family together. */
export function definePlans<Facts>(family: PlanFamily<Facts>): Family {
  const criteria = { scorers: [{ type: 'checker', use: family.checker, extract: 'json' }] } as const;
  return {
    plan: { ...family, taskType: 'planning', criteria },
    variant: (seed) => solvedVariant(family, seed),
  };
}

function solvedVariant<Facts>(family: PlanFamily<Facts>, seed: number): SolvedVariant {
  const random = new SeededRandom(seed);
  for (let draws = 0; draws < MOST_DRAWS; draws++) {
    const facts = family.draw(random);
    const solved = facts === null ? null : family.solve(facts);
    if (facts === null || solved === null) continue;
    const variant = putIntoWords(family, facts, solved);
    if (variant === null) continue;
    const solutions = Array.from({ length: solved.right }, (_, at) => JSON.stringify(solved.plans[at] ?? at));
    return { seed, solutions, candidates: solved.candidates, variant };
  }
  throw new Error(`${family.id}, seed ${seed}: no facts fit.`);
}

/** Null where two wrong plans are the same, or one is right. */
function putIntoWords<Facts>(family: PlanFamily<Facts>, facts: Facts, { plans }: Solved): Required<TaskVariant> | null {
  const [plan = null, another] = plans;
  const mistakes = family.mistakes(facts, plan);
  const written = [plan, ...mistakes].map((each) => JSON.stringify(each));
  const isRight = plans.map((each) => JSON.stringify(each));
  if (new Set(written).size < written.length || mistakes.length < 2) return null;
  if (mistakes.some((mistake) => isRight.includes(JSON.stringify(mistake)))) return null;
  const [obvious = null] = mistakes;
  const way = family.explain(facts, plan);
  return {
    taskDescription: `${family.ask(facts)}\n\n${closing(family.form(facts))}`,
    expectedOutput: JSON.stringify({ problem: family.problem(facts), plan }),
    mustPass: [
      `${way}\n\n${fenced(JSON.stringify(plan, null, 2))}`,
      family.otherForm?.(plan) ?? JSON.stringify(plan),
      ...(another === undefined
        ? []
        : [`Here is the plan.\n\n${fenced(JSON.stringify(another), '')}\n\nIt keeps every rule.`]),
    ],
    mustFail: [
      '',
      way,
      ...mistakes.map((mistake) => fenced(JSON.stringify(mistake))),
      `First idea:\n\n${fenced(JSON.stringify(plan))}\n\nOn second thought, this is better:\n\n${fenced(JSON.stringify(obvious))}`,
    ],
  };
}

function closing(form: string): string {
  return `Reason as freely and at whatever length you need. Then finish with one fenced code block that holds your plan as JSON and nothing else, in exactly this form:\n${fenced(form)}`;
}

function fenced(text: string, label = 'json'): string {
  return `\`\`\`${label}\n${text}\n\`\`\``;
}
