const STARTS_CODE =
  /^(?:import[ \t]\S|from[ \t]\S{1,100}[ \t]import\b|(?:async[ \t]{1,4})?def[ \t]{1,4}\w|class[ \t]{1,4}\w{1,100}[ \t]{0,3}[({:]|@\w|(?:export[ \t]{1,4})?(?:default[ \t]{1,4})?(?:async[ \t]{1,4})?function\b[ \t]{0,4}[\w(*]|(?:export[ \t]{1,4})?(?:const|let|var)[ \t]{1,4}[\w[{]|module\.exports\b|exports\.\w|['"]use strict['"])/m;
const PROSE = /^[A-Z*#>-][^(){}=;]{0,300}$/;

/** The lines of an answer without fences that are code, from the first that starts like code; null without one. */
export function codeWithoutFences(answer: string): { readonly text: string; readonly at: number } | null {
  const at = answer.search(STARTS_CODE);
  if (at < 0) return null;
  const lines = answer.slice(at).split('\n');
  const end = lines.findIndex((line, index) => index > 0 && isProseAfterGap(line, lines[index - 1] ?? ''));
  return {
    text: lines
      .slice(0, end < 0 ? lines.length : end)
      .join('\n')
      .trimEnd(),
    at,
  };
}

/** A sentence at the margin after an empty line: the explanation that follows the code. */
function isProseAfterGap(line: string, before: string): boolean {
  return PROSE.test(line) && before.trim() === '' && !STARTS_CODE.test(line) && /\s\S+\s/.test(line);
}
