const STARTS_CODE =
  /^(?:import\s\S|from\s\S{1,100}\simport\b|(?:async\s{1,4})?def\s{1,4}\w|class\s{1,4}\w{1,100}\s{0,3}[({:]|@\w|(?:export\s{1,4})?(?:default\s{1,4})?(?:async\s{1,4})?function\b\s{0,4}[\w(*]|(?:export\s{1,4})?(?:const|let|var)\s{1,4}[\w[{]|module\.exports\b|exports\.\w|['"]use strict['"])/;
const PROSE = /^[A-Z*#>-][^(){}=;]{0,300}$/;

/** The lines of an answer without fences that are code, from the first that starts like code; null without one. */
export function codeWithoutFences(answer: string): { readonly text: string; readonly at: number } | null {
  const lines = answer.split('\n');
  const first = lines.findIndex((line) => line.length <= 2_000 && STARTS_CODE.test(line));
  if (first < 0) return null;
  const end = lines.findIndex((line, index) => index > first && isProseAfterGap(line, lines[index - 1] ?? ''));
  const taken = lines.slice(first, end < 0 ? lines.length : end);
  const at = lines.slice(0, first).reduce((offset, line) => offset + line.length + 1, 0);
  return { text: taken.join('\n').trimEnd(), at };
}

/** A sentence at the margin after an empty line: the explanation that follows the code. */
function isProseAfterGap(line: string, before: string): boolean {
  return before.trim() === '' && !STARTS_CODE.test(line) && PROSE.test(line) && /\s\S+\s/.test(line);
}
