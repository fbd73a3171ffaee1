/** What the last line of an answer shall be, for answers that a program reads. `what` names the answer: "the number". */
export function withAnswerLine(question: string, what: string): string {
  return `${question.trimEnd()}\n\nReason as long as you like. End with one line of its own:\nANSWER: <${what}>`;
}

/** Asks for a whole program in one fenced block. */
export function asksForCode(instruction: string, language: CodeWord, ...blocks: readonly CodePart[]): string {
  const parts = blocks.map(({ says, code }) => `${says}\n\n${fenced(language, code)}`);
  const end = `Answer with the whole ${NAMES[language]} code, imports included, in one fenced code block.`;
  return [instruction.trim(), ...parts, end].filter((part) => part !== '').join('\n\n');
}

/** A piece of code in a prompt, and the sentence before it. */
export interface CodePart {
  readonly says: string;
  readonly code: string;
}

export type CodeWord = 'python' | 'javascript';
const NAMES = { python: 'Python', javascript: 'JavaScript' } as const;

/** Code as a fenced block. */
export function fenced(language: CodeWord, code: string): string {
  return `\`\`\`${language}\n${code.replace(/\s+$/, '').replace(/^\n+/, '')}\n\`\`\``;
}

/** A question with its options under letters. */
export function withOptions(question: string, options: readonly string[]): string {
  const lines = options.map((option, at) => `${letterAt(at)}. ${option}`);
  return withAnswerLine(`${question.trimEnd()}\n\n${lines.join('\n')}`, 'the letter of the right option');
}

/** 0 → A. */
export function letterAt(index: number): string {
  return String.fromCharCode(65 + index);
}

/** The first words of a text, for a title on one line. */
export function titleOf(text: string): string {
  const words = text.trim().replace(/\s+/g, ' ');
  return words.length <= LONGEST_TITLE ? words : `${words.slice(0, LONGEST_TITLE - 1).trimEnd()}…`;
}

const LONGEST_TITLE = 80;
