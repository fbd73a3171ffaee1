import type { JsonObject, JsonValue } from '@assay/contracts';

/** What a parameter of an instruction must be: a whole number from 0, a text, a list of texts, or how two numbers are compared. */
export type ParameterKind = 'count' | 'text' | 'texts' | 'relation';

/** Whether an answer follows an instruction, in words; `followed: null` where no program can say. */
export interface Followed {
  readonly followed: boolean | null;
  /** What was found: "61 words". */
  readonly found: string;
}

/** One instruction that a program can check: what it needs to know, and the check, linear in the length of the answer. */
export interface InstructionCheck {
  readonly parameters: { readonly [name: string]: ParameterKind };
  readonly check: (text: string, parameters: Parameters) => Followed;
}

/** The parameters of one instruction; they have been looked at. */
export class Parameters {
  constructor(private readonly values: JsonObject) {}

  count(name: string): number {
    const value = this.values[name];
    return typeof value === 'number' ? value : 0;
  }

  text(name: string): string {
    const value = this.values[name];
    return typeof value === 'string' ? value : '';
  }

  texts(name: string): readonly string[] {
    const value = this.values[name];
    return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
  }

  /** Whether a number is "less than" or "at least" the limit. */
  compare(found: number, relation: string, limit: string): boolean {
    return this.text(relation) === 'less than' ? found < this.count(limit) : found >= this.count(limit);
  }
}

export const RELATIONS = ['less than', 'at least'] as const;

/** What is wrong with the parameters of an instruction, as a sentence; null for nothing. Null counts as absent. */
export function parameterFault(check: InstructionCheck, values: JsonObject): string | null {
  const known = Object.keys(check.parameters);
  const unknown = Object.entries(values).find(([name, value]) => value !== null && !known.includes(name));
  if (unknown !== undefined) return `The parameter ${unknown[0]} is not known here.`;
  for (const [name, kind] of Object.entries(check.parameters)) {
    const value = values[name] ?? null;
    if (!isOfKind(value, kind)) return `The parameter ${name} must be ${KIND_WORDS[kind]}.`;
  }
  return null;
}

const KIND_WORDS: { readonly [Kind in ParameterKind]: string } = {
  count: 'a whole number of at least 0',
  text: 'a text that is not empty',
  texts: 'a list of texts',
  relation: '"less than" or "at least"',
};

function isOfKind(value: JsonValue, kind: ParameterKind): boolean {
  switch (kind) {
    case 'count':
      return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
    case 'text':
      return typeof value === 'string' && value.trim() !== '';
    case 'texts':
      return Array.isArray(value) && value.length > 0 && value.every((item) => typeof item === 'string' && item !== '');
    case 'relation':
      return RELATIONS.some((relation) => relation === value);
    default:
      return kind satisfies never;
  }
}
