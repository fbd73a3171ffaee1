import type { JsonValue, TaskVariant } from '@assay/contracts';
import type { Family, FamilyHead, SolvedVariant } from './family';
import { SeededRandom } from './seeded-random';

/** Arguments of one call. */
export type Call = readonly JsonValue[];

/** A family whose answer is a function that hidden calls test. */
export interface CodeFamily<Facts> extends Omit<FamilyHead, 'taskType' | 'criteria'> {
  readonly language: 'python' | 'javascript';
  readonly entryPoint: string;
  /** Names of the parameters, as the question shows them. */
  readonly parameters: string;
  /** The rules of this variant. */
  readonly draw: (random: SeededRandom) => Facts;
  /** What the function has to do, without examples and without the request for a fenced block. */
  readonly ask: (facts: Facts) => string;
  /** Calls that the question shows with their results. */
  readonly examples: (facts: Facts) => readonly Call[];
  /** Calls that it does not show: at least twelve, with the edges in them. */
  readonly calls: (facts: Facts, random: SeededRandom) => readonly Call[];
  /** What the function has to return, by another way than the reference takes. */
  readonly oracle: (facts: Facts, call: Call) => JsonValue;
  /** Whether the arguments have to be left as they are. */
  readonly keepsArguments?: boolean;
  readonly reference: (facts: Facts) => string;
  /** Another right program. */
  readonly second: (facts: Facts) => string;
  /** Wrong programs: each falls into one trap. */
  readonly traps: (facts: Facts) => readonly string[];
}

/** Binds the parts of a family of programs together. */
export function defineCode<Facts>(family: CodeFamily<Facts>): Family {
  const { language, entryPoint } = family;
  // A gate: one case that fails fails the program, as a program that is nearly right is wrong.
  const criteria = { scorers: [{ type: 'code_tests', language, entryPoint, gate: true }] } as const;
  return {
    plan: { ...family, taskType: 'code_generation', criteria },
    variant: (seed) => solvedVariant(family, seed),
  };
}

function solvedVariant<Facts>(family: CodeFamily<Facts>, seed: number): SolvedVariant {
  const random = new SeededRandom(seed);
  const facts = family.draw(random);
  const calls = family.calls(facts, random);
  const cases = calls.map((args, no) => ({
    args,
    expected: family.oracle(facts, args),
    // Now and then: it would double what has to be stored.
    ...(family.keepsArguments === true && no % 4 === 3 ? { after: args } : {}),
  }));
  return { seed, solutions: [], candidates: null, variant: putIntoWords(family, facts, cases) };
}

function putIntoWords<Facts>(
  family: CodeFamily<Facts>,
  facts: Facts,
  cases: readonly JsonValue[],
): Required<TaskVariant> {
  const { language, entryPoint, parameters } = family;
  const shown = family.examples(facts).map((call) => ({ call, value: family.oracle(facts, call) }));
  const [one = '', other = ''] = [family.reference(facts), family.second(facts)];
  const name = language === 'python' ? 'Python' : 'JavaScript';
  return {
    taskDescription: [
      `Write a ${name} function \`${entryPoint}(${parameters})\`.`,
      family.ask(facts),
      `Examples:\n${shown.map(({ call, value }) => `- \`${show(entryPoint, call, language)}\` returns \`${literal(value, language)}\``).join('\n')}`,
      `Reason as freely and at whatever length you need. Then finish with one fenced code block that holds the complete function, with everything that it needs. Use only the standard ${language === 'python' ? 'library' : 'built-ins'}; do not print anything and do not read any input.`,
    ].join('\n\n'),
    expectedOutput: `[\n${cases.map((each) => JSON.stringify(each)).join(',\n')}\n]`,
    mustPass: [
      `The rules one by one, from the edges inwards:\n\n${fenced(one, language)}`,
      `${fenced(other, language === 'python' ? 'py' : 'js')}\n\nFor example, \`${show(entryPoint, shown[0]?.call ?? [], language)}\` gives \`${literal(shown[0]?.value ?? null, language)}\`.`,
    ],
    mustFail: [
      '',
      'One would go through the input step by step and apply the rules in their order.',
      fenced(onlyExamples(family, shown), language),
      ...family.traps(facts).map((program) => fenced(program, language)),
    ],
  };
}

/** A program that knows the examples and nothing else. */
function onlyExamples<Facts>(
  { language, entryPoint }: CodeFamily<Facts>,
  shown: readonly { readonly call: Call; readonly value: JsonValue }[],
): string {
  const known = shown.map(({ call, value }) => [call, value]);
  return language === 'python'
    ? `def ${entryPoint}(*args):\n    for known, value in ${literal(known, language)}:\n        if list(args) == known:\n            return value\n    return None`
    : `function ${entryPoint}(...args) {\n  for (const [known, value] of ${literal(known, language)}) {\n    if (JSON.stringify(args) === JSON.stringify(known)) return value;\n  }\n  return null;\n}`;
}

function show(name: string, call: Call, language: 'python' | 'javascript'): string {
  return `${name}(${call.map((argument) => literal(argument, language)).join(', ')})`;
}

/** A value as the language writes it. */
export function literal(value: JsonValue, language: 'python' | 'javascript'): string {
  if (Array.isArray(value)) return `[${value.map((item: JsonValue) => literal(item, language)).join(', ')}]`;
  if (language === 'javascript') return JSON.stringify(value);
  if (value === null) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  return JSON.stringify(value);
}

function fenced(source: string, label: string): string {
  return `\`\`\`${label}\n${source}\n\`\`\``;
}

/** A program with some of its text replaced; what is replaced must be there, and only once. */
export function spoiled(source: string, ...changes: readonly (readonly [from: string, to: string])[]): string {
  return changes.reduce((text, [from, to]) => {
    if (text.split(from).length !== 2) throw new Error(`"${from}" should stand once in:\n${text}`);
    return text.replace(from, () => to);
  }, source);
}
