import { MOST_DRAWS, type Family, type FamilyHead, type SolvedVariant } from './family';
import { SeededRandom } from './seeded-random';

/** A family whose answer is a text of a certain form, or with certain contents. */
export interface ChatFamily<Facts> extends Omit<FamilyHead, 'taskType'> {
  /** Draws facts; null when they do not fit (the next draw follows). */
  readonly draw: (random: SeededRandom) => Facts | null;
  readonly ask: (facts: Facts) => string;
  /** What the scorer compares with: a text, or JSON that its checker reads. */
  readonly expected: (facts: Facts) => string;
  /** Right answers, at least two. */
  readonly right: (facts: Facts) => readonly string[];
  /** Wrong answers besides the empty one, at least three. */
  readonly wrong: (facts: Facts) => readonly string[];
}

/** Binds the parts of a family of chats together. */
export function defineChat<Facts>(family: ChatFamily<Facts>): Family {
  return { plan: { ...family, taskType: 'general_chat' }, variant: (seed) => solvedVariant(family, seed) };
}

function solvedVariant<Facts>(family: ChatFamily<Facts>, seed: number): SolvedVariant {
  const random = new SeededRandom(seed);
  for (let draws = 0; draws < MOST_DRAWS; draws++) {
    const facts = family.draw(random);
    if (facts === null) continue;
    const variant = {
      taskDescription: family.ask(facts),
      expectedOutput: family.expected(facts),
      mustPass: [...family.right(facts)],
      mustFail: ['', ...family.wrong(facts)],
    };
    return { seed, solutions: [], candidates: null, variant };
  }
  throw new Error(`${family.id}, seed ${seed}: no facts fit.`);
}
