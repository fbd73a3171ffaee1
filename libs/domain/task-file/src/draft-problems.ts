import { spell, type Spelling } from './field-spelling';
import type { FieldPath } from './raw-task';

/** One thing that is wrong with a task: the field as its author writes it, and what to do about it. */
export interface DraftProblem {
  readonly path: FieldPath;
  readonly message: string;
}

/** One task may have this many problems listed. */
const MOST_PROBLEMS = 50;

/** Collects what is wrong with one task; paths and names come in camelCase and leave in the author's spelling. */
export class DraftProblems {
  private readonly found: DraftProblem[] = [];

  constructor(readonly spelling: Spelling) {}

  /** `path` in camelCase; `message` is a sentence without the field's name. */
  add(path: FieldPath, message: string): void {
    if (this.found.length < MOST_PROBLEMS) this.found.push({ path: path.map((step) => this.spellStep(step)), message });
  }

  /** A field's name as the author writes it. */
  spell(name: string): string {
    return spell(name, this.spelling);
  }

  get list(): readonly DraftProblem[] {
    return this.found;
  }

  private spellStep(step: string | number): string | number {
    return typeof step === 'number' ? step : this.spell(step);
  }
}

/** `['variants', 2, 'expected_output']` → `variants[2].expected_output`. */
export function printPath(path: FieldPath): string {
  return path.reduce<string>((text, step) => {
    if (typeof step === 'number') return `${text}[${step}]`;
    return text === '' ? step : `${text}.${step}`;
  }, '');
}

/** `scorers[0].absTol` → `['scorers', 0, 'absTol']`. */
export function readPath(text: string): FieldPath {
  const steps = text.match(/[^.[\]]+/g) ?? [];
  return steps.map((step) => (/^\d+$/.test(step) ? Number(step) : step));
}
