/** One fenced block of a Markdown text. */
export interface Fence {
  /** First word after the opening marks, lower case; empty without one. */
  readonly label: string;
  readonly body: string;
  /** Offset of the opening line. */
  readonly at: number;
  /** False where the text ended before the closing line. */
  readonly closed: boolean;
}

interface OpenFence {
  readonly mark: string;
  readonly indent: number;
  /** Marks of quotations (`>`) before it. */
  readonly quotes: number;
  readonly label: string;
  readonly at: number;
  readonly bodyAt: number;
}

const OPENING = /^([ \t>]{0,40})(`{3,}|~{3,})[ \t]*\{?\.?([^\s`{}]*)[^`\n]*$/;
const CLOSING = /^([ \t>]{0,40})(`{3,}|~{3,})[ \t]*$/;

/**
 * Fenced blocks in order, line by line: three or more backticks or tildes at any indent; the closing line has the same character,
 * at least as many, and stands less than four columns deeper (a fence inside of a docstring closes nothing).
 */
export function fences(text: string): readonly Fence[] {
  const blocks: Fence[] = [];
  if (!text.includes('```') && !text.includes('~~~')) return blocks;
  let open: OpenFence | null = null;
  for (let at = 0; at <= text.length;) {
    const lineBreak = text.indexOf('\n', at);
    const end = lineBreak < 0 ? text.length : lineBreak;
    const line = end - at <= 300 ? text.slice(at, end) : '';
    if (open === null) open = opened(line, at, end);
    else if (closes(line, open)) {
      blocks.push(block(text, open, at, true));
      open = null;
    }
    at = end + 1;
  }
  if (open !== null && open.bodyAt < text.length) blocks.push(block(text, open, text.length + 1, false));
  return blocks;
}

function opened(line: string, at: number, end: number): OpenFence | null {
  const match = OPENING.exec(line);
  if (match === null) return null;
  return {
    indent: match[1]?.length ?? 0,
    quotes: (match[1]?.split('>').length ?? 1) - 1,
    mark: match[2] ?? '',
    label: (match[3] ?? '').toLowerCase(),
    at,
    bodyAt: end + 1,
  };
}

function closes(line: string, open: OpenFence): boolean {
  const match = CLOSING.exec(line);
  if (match === null) return false;
  const mark = match[2] ?? '';
  return mark[0] === open.mark[0] && mark.length >= open.mark.length && (match[1]?.length ?? 0) < open.indent + 4;
}

function block(text: string, open: OpenFence, end: number, closed: boolean): Fence {
  const written = text.slice(open.bodyAt, Math.max(open.bodyAt, end - 1)).split('\n');
  const lines = open.quotes === 0 ? written : written.map((line) => withoutQuotes(line, open.quotes));
  return { label: open.label, body: dedent(lines).join('\n'), at: open.at, closed };
}

/** Takes the marks of quotations off a line, and the space behind each. */
function withoutQuotes(line: string, quotes: number): string {
  let rest = line;
  for (let level = 0; level < quotes; level += 1) rest = rest.replace(/^[ \t]{0,3}>[ \t]?/, '');
  return rest;
}

/** Takes off the indent that all filled lines share. */
function dedent(lines: readonly string[]): readonly string[] {
  let shared = Infinity;
  for (const line of lines) {
    if (line.trim() !== '') shared = Math.min(shared, line.length - line.trimStart().length);
  }
  return Number.isFinite(shared) && shared > 0 ? lines.map((line) => line.slice(shared)) : lines;
}
