import type { CodeLanguage } from '@assay/domain/run';
import { codeWithoutFences } from '../extract/code-lines';
import { fences, type Fence } from '../text/fences';
import { labelFit } from './code-labels';
import { definedNames, usesName } from './defined-names';

/** What code is looked for. */
export interface CodeContext {
  readonly language: CodeLanguage;
  readonly entryPoint: string;
  /** Code that the task began and the answer may only go on with: imports, a signature. */
  readonly prompt?: string;
}

/** One way to read the program in an answer, with how it was found in a sentence. */
export interface CodeReading {
  readonly source: string;
  readonly how: string;
}

/** Readings that are tried; the sandbox runs the first that parses and defines the entry point. */
const MOST_READINGS = 80;
const MOST_CUT_LINES = 40;
const MOST_BLOCKS = 30;

/**
 * The programs that an answer may hold, the best reading first: fenced blocks of the language from the last to the first (later ones are
 * corrections, usage examples define nothing), with helpers of earlier blocks; all blocks together; without a fence the text, the lines
 * that look like code; then as the rest of the task's own code; then either without its last lines, as where an answer was cut.
 * Whether one parses is found out in the sandbox. Empty where there is no code. The answer must be clean (`cleanAnswer`).
 */
export function codeReadings(answer: string, context: CodeContext): readonly CodeReading[] {
  const all = fences(answer).filter(({ body }) => body.trim() !== '');
  const blocks = blocksOf(all, context);
  const plain = blocks.length > 0 ? fromBlocks(blocks, context.entryPoint) : all.length > 0 ? [] : fromText(answer);
  const [best] = plain;
  const rest = best === undefined ? { whole: [], cut: [] } : completions(best, context);
  // What the answer says as a whole comes before any part of it: `let f` in the body of f is no f.
  const wide = best === undefined ? [] : [...rest.whole, ...cutShort(best), ...rest.cut];
  const readings = [...plain, ...wide].map((reading) => withImports(reading, context));
  return distinct(readings).slice(0, MOST_READINGS);
}

/** True where an answer holds a fenced block, or a line that starts like code. */
export function looksLikeCode(answer: string): boolean {
  return fences(answer).length > 0 || codeWithoutFences(answer) !== null;
}

/** Blocks in the language; else those without a label; else any that define the entry point. Transcripts become code. */
function blocksOf(all: readonly Fence[], { language, entryPoint }: CodeContext): readonly string[] {
  const fit = (wanted: number): readonly Fence[] => all.filter(({ label }) => labelFit(label, language) === wanted);
  const named = fit(2);
  const bare = fit(1);
  const others = fit(0).filter(({ body }) => definedNames(body).has(entryPoint));
  const chosen = [named, bare, others].find((blocks) => blocks.length > 0) ?? [];
  return chosen.slice(-MOST_BLOCKS).map(({ body }) => withoutPrompts(body));
}

/** Blocks that define the entry point from the last to the first, then all together, then the others. */
function fromBlocks(blocks: readonly string[], entryPoint: string): readonly CodeReading[] {
  const which = blocks.length === 1 ? 'Took the fenced block' : `Took one of ${blocks.length} fenced blocks`;
  const read = (body: string, at: number): CodeReading => {
    const helpers = helpersFor(body, blocks.slice(0, at));
    const how = helpers.length === 0 ? `${which}.` : `${which}, with what it uses of earlier ones.`;
    return { source: [...helpers, body].join('\n\n'), how };
  };
  const last = blocks.map((body, at) => ({ body, at })).toReversed();
  const defining = last.filter(({ body }) => definedNames(body).has(entryPoint));
  const others = last.filter((each) => !defining.includes(each));
  const together = { source: blocks.join('\n\n'), how: `Took all ${blocks.length} fenced blocks together.` };
  return [
    ...defining.map(({ body, at }) => read(body, at)),
    ...(blocks.length > 1 ? [together] : []),
    ...others.map(({ body, at }) => read(body, at)),
  ];
}

/** Earlier blocks that define names which a block uses and does not define itself. */
function helpersFor(body: string, earlier: readonly string[]): readonly string[] {
  const own = definedNames(body);
  return earlier.filter((block) => {
    const names = definedNames(block);
    const redefined = Array.from(names).some((name) => own.has(name));
    return !redefined && Array.from(names).some((name) => usesName(body, name));
  });
}

function fromText(answer: string): readonly CodeReading[] {
  const lines = codeWithoutFences(answer);
  const whole = { source: answer, how: 'There is no fenced block: took the whole answer.' };
  const taken =
    lines === null ? [] : [{ source: lines.text, how: 'There is no fenced block: took the lines that are code.' }];
  return [whole, ...taken];
}

/** The same without its last lines: an answer may end in the middle, or in prose. */
function cutShort({ source }: CodeReading): readonly CodeReading[] {
  const lines = source.split('\n');
  const most = Math.min(MOST_CUT_LINES, lines.length - 1);
  return Array.from({ length: most }, (_, cut) => ({
    source: lines.slice(0, lines.length - cut - 1).join('\n'),
    how: `Left out the last ${cut + 1} lines, which are no code.`,
  }));
}

interface Completions {
  readonly whole: readonly CodeReading[];
  readonly cut: readonly CodeReading[];
}

/**
 * What the task began, and the answer as the rest of it: as it stands, with the indent that its first line has lost, or indented where it
 * is the body of a function; then the same without last lines of the answer. The task's code alone is no answer.
 */
function completions({ source }: CodeReading, { prompt }: CodeContext): Completions {
  if (prompt === undefined || prompt.trim() === '') return { whole: [], cut: [] };
  const indented = source.replace(/^(?=[^\n]*\S)/gm, '    ');
  const rests = [source, withFirstIndent(source), indented].map((rest) => rest.split('\n'));
  const whole = rests.map((lines) => completed(prompt, lines));
  const cut = rests.flatMap((lines) =>
    Array.from({ length: Math.min(MOST_CUT_LINES / 4, lines.length - 1) }, (_, at) =>
      completed(prompt, lines.slice(0, lines.length - at - 1)),
    ),
  );
  return { whole, cut };
}

function completed(prompt: string, rest: readonly string[]): CodeReading {
  const how = 'Took the answer as the rest of the code in the task.';
  return { source: [prompt.trimEnd(), ...rest].join('\n'), how };
}

/** The first line as far in as the line below that is least so: white space around an answer is taken off. */
function withFirstIndent(source: string): string {
  const [first = '', ...below] = source.split('\n');
  const indents = below.filter((line) => line.trim() !== '').map((line) => line.length - line.trimStart().length);
  const indent = indents.length === 0 ? 4 : Math.min(...indents);
  return [`${' '.repeat(indent)}${first.trimStart()}`, ...below].join('\n');
}

/** The imports of the task's own code go before an answer that left them out. */
function withImports(reading: CodeReading, { prompt = '' }: CodeContext): CodeReading {
  if (reading.source.includes('__future__')) return reading;
  const imports = prompt
    .split('\n')
    .filter((line) => /^(?:import|from)\s\S/.test(line) && !reading.source.includes(line));
  return imports.length === 0 ? reading : { ...reading, source: [...imports, reading.source].join('\n') };
}

/** Turns an interpreter's transcript (`>>> `) back into code. */
function withoutPrompts(body: string): string {
  if (!body.trimStart().startsWith('>>> ')) return body;
  const lines = body.split('\n').filter((line) => /^\s{0,40}(?:>>>|\.\.\.)(?: |$)/.test(line));
  return lines.map((line) => line.trimStart().slice(4)).join('\n');
}

function distinct(readings: readonly CodeReading[]): readonly CodeReading[] {
  const bySource = new Map<string, CodeReading>();
  for (const reading of readings) {
    const known = bySource.has(reading.source) || reading.source.trim() === '';
    if (!known) bySource.set(reading.source, reading);
  }
  return Array.from(bySource.values());
}
