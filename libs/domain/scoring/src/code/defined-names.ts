const DEFINES =
  /^(?:export\s+)?(?:default\s+)?(?:async\s+)?(?:def|class|function\*?|const|let|var)\s+([A-Za-z_$][\w$]*)|^([A-Za-z_]\w*)\s*=(?!=)/;
/** A longer line defines nothing that anyone wrote by hand. */
const MAX_LINE = 2_000;

/** Names that a program defines at its margin, by the look of its lines. */
export function definedNames(source: string): ReadonlySet<string> {
  const names = new Set<string>();
  for (const line of source.split('\n')) {
    const match = line.length <= MAX_LINE ? DEFINES.exec(line) : null;
    const name = match?.[1] ?? match?.[2];
    if (name !== undefined) names.add(name);
  }
  return names;
}

/** True where a program uses a name as a word. */
export function usesName(source: string, name: string): boolean {
  for (let at = source.indexOf(name); at >= 0; at = source.indexOf(name, at + 1)) {
    if (!isWord(source[at - 1]) && !isWord(source[at + name.length])) return true;
  }
  return false;
}

function isWord(sign: string | undefined): boolean {
  return sign !== undefined && /[\w$.]/.test(sign);
}
