/** Names of the functions that a piece of Python defines at its top level, in their order. */
export function definedFunctions(code: string): readonly string[] {
  return [...code.matchAll(/^(?:async\s+)?def\s+([A-Za-z_]\w*)/gm)].map((found) => found[1] ?? '');
}

/** Adds the call of `check(candidate)` to a test that only defines it. */
export function withCheckCall(test: string, entryPoint: string): string {
  const defines = /^def\s+check\s*\(/m.test(test);
  const calls = /^check\s*\(/m.test(test);
  return defines && !calls ? `${test.trimEnd()}\n\ncheck(${entryPoint})\n` : test;
}

const NOT_ASKED = new Set(
  `abs all any bool dict float frozenset int isclose isinstance len list map max min not range repr reversed round set sorted str sum tuple type zip`.split(
    ' ',
  ),
);

/** The function that asserts call: one that the code defines, else the first name that is not Python's own; null when there is none. */
export function testedFunction(asserts: string, code: string): string | null {
  const called = [...asserts.matchAll(/([A-Za-z_]\w*)\s*\(/g)].map((found) => found[1] ?? '');
  const defined = new Set(definedFunctions(code));
  return called.find((name) => defined.has(name)) ?? called.find((name) => !NOT_ASKED.has(name)) ?? null;
}
