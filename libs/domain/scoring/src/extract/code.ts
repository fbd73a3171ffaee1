import { fences, type Fence } from '../text/fences';
import { whereInText } from '../text/lines';
import { codeWithoutFences } from './code-lines';
import { found, notFound, type ExtractContext, type Extraction } from './extraction';

/**
 * The code of an answer: of the fenced blocks in the language that is asked for, the last one that defines the entry point (later
 * blocks are corrections, usage examples define nothing); without a fence, the lines that are code. Whether it runs is not looked at.
 */
export function extractCode(answer: string, context: ExtractContext): Extraction {
  const blocks = fences(answer).filter(({ body }) => body.trim() !== '');
  const chosen = chooseBlock(blocks, context);
  if (chosen !== null) return fromBlock(answer, chosen, blocks.length);
  if (blocks.length > 0)
    return notFound('code', 'None of the fenced blocks is code in the language that was asked for.');
  const lines = codeWithoutFences(answer);
  return lines === null
    ? notFound('code', 'There is no code in the answer.')
    : found(
        'code',
        lines.text,
        `There is no fenced block: took the lines that are code, from ${whereInText(answer, lines.at)}.`,
      );
}

const ALIASES: Readonly<Record<string, readonly string[]>> = {
  python: ['python', 'python3', 'py', 'python2', 'py3', 'pycon', 'pyi', 'sage'],
  javascript: ['javascript', 'js', 'node', 'nodejs', 'jsx', 'mjs', 'cjs', 'ecmascript', 'typescript', 'ts'],
};
const NOT_CODE = new Set(
  'bash sh shell zsh console terminal powershell json yaml yml xml html css output text txt plaintext plain markdown md diff log csv'.split(
    ' ',
  ),
);

function chooseBlock(blocks: readonly Fence[], context: ExtractContext): Fence | null {
  const language = context.language?.toLowerCase() ?? '';
  const labels = new Set(ALIASES[language] ?? (language === '' ? [] : [language]));
  const named = blocks.filter(({ label }) =>
    labels.size > 0 ? labels.has(label) : label !== '' && !NOT_CODE.has(label),
  );
  const bare = blocks.filter(({ label }) => label === '');
  const defining = blocks.filter(({ body, label }) => !NOT_CODE.has(label) && defines(body, context.entryPoint));
  const pool = [named, bare, defining].find((candidates) => candidates.length > 0) ?? [];
  return pool.findLast(({ body }) => defines(body, context.entryPoint)) ?? pool.at(-1) ?? null;
}

/** True where a block defines the name, or without a name, anything. */
function defines(body: string, name: string | undefined): boolean {
  const wanted = name === undefined ? '[A-Za-z_$][\\w$]*' : name.replace(/[^\w$]/g, '').replaceAll('$', '\\$');
  return new RegExp(`(?:^|[\\s;(])(?:def|function\\*?|class|const|let|var)\\s{1,8}${wanted}(?![\\w$])`).test(body);
}

function fromBlock(answer: string, block: Fence, blocks: number): Extraction {
  const which = blocks === 1 ? 'the fenced block' : `one of ${blocks} fenced blocks, the last that fits`;
  const notes = block.closed ? [] : ['The block has no closing fence: the code may be cut.'];
  return found('code', withoutPrompts(block.body), `Took ${which}, ${whereInText(answer, block.at)}.`, ...notes);
}

/** Turns an interpreter transcript (`>>> `) back into code. */
function withoutPrompts(body: string): string {
  if (!body.trimStart().startsWith('>>> ')) return body;
  const lines = body.split('\n').filter((line) => /^\s{0,40}(?:>>>|\.\.\.)(?: |$)/.test(line));
  return lines.map((line) => line.trimStart().slice(4)).join('\n');
}
