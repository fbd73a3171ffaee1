import { stripTypeScriptTypes } from 'node:module';

const FILE = '<answer>';
/** Under this name a module gives out the entry point, exported or not. */
export const ENTRY_EXPORT = 'assayEntry';

/**
 * The ways to read one source, each `{code, type, defines}`: as a script, as a module, and either without its types. Gives the first
 * that parses, else null with the complaint that says most in `problem`.
 */
export function readSource(context, source, entry) {
  const problems = [];
  const plain = firstThatParses(context, source, entry, problems);
  if (plain !== null) return { form: plain, problem: null };
  const stripped = withoutTypes(source);
  const typed = stripped === null ? null : firstThatParses(context, stripped, entry, problems);
  return { form: typed, problem: typed === null ? worstOf(context, problems) : null };
}

function firstThatParses(context, code, entry, problems) {
  const exported = `${code}\n;export { ${entry} as ${ENTRY_EXPORT} };`;
  const defines = parses(context, exported, 'module', []);
  if (parses(context, code, 'global', problems)) return { code, type: 'global', defines };
  if (defines) return { code: exported, type: 'module', defines };
  return parses(context, code, 'module', problems) ? { code, type: 'module', defines: false } : null;
}

function parses(context, code, type, problems) {
  const result = context.evalCode(code, FILE, { type, compileOnly: true });
  if (result.error === undefined) {
    result.value.dispose();
    return true;
  }
  problems.push(result.error);
  return false;
}

/** A module that is not there says more than that a script may not import. */
function worstOf(context, problems) {
  const isMissing = (problem) => context.dump(context.getProp(problem, 'name')) === 'Unsupported';
  return problems.find(isMissing) ?? problems[0];
}

function withoutTypes(source) {
  try {
    return stripTypeScriptTypes(source, { mode: 'transform' });
  } catch {
    return null;
  }
}
