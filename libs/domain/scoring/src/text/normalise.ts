/** Options of a comparison of texts. */
export interface NormaliseOptions {
  /** Default false: case is folded. */
  readonly caseSensitive?: boolean | undefined;
}

/** White space that is not already one plain space: answers are mostly plain words, and every match costs. */
const NOT_ONE_SPACE = /\s{2,}|[^\S ]/g;

/** The form in which texts are compared: NFKC, trimmed, white space collapsed, one final period off, case folded. */
export function normalise(text: string, options: NormaliseOptions = {}): string {
  const collapsed = text.normalize('NFKC').replace(NOT_ONE_SPACE, ' ').trim();
  const bare = withoutFinalPeriod(collapsed);
  return options.caseSensitive === true ? bare : foldCase(bare);
}

/** Case folding by way of upper case, so that ß meets SS. */
export function foldCase(text: string): string {
  return text.toUpperCase().toLowerCase();
}

/** Takes one final period off; an ellipsis stays. */
export function withoutFinalPeriod(text: string): string {
  return text.endsWith('.') && !text.endsWith('..') ? text.slice(0, -1).trimEnd() : text;
}
