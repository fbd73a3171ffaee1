/** Values that a template may name. */
export type Vars = Readonly<Record<string, unknown>>;

export type Filled = { readonly text: string } | { readonly problem: string };

/** Fills `{{ name }}` and `{{ name.part }}`. Other parts of the template language (filters, loops, conditions) are a problem that is named. */
export function fillTemplate(template: string, vars: Vars): Filled {
  const tag = /\{%[^%]*%\}/.exec(template)?.[0];
  if (tag !== undefined) return { problem: `Templates with ${tag} cannot be filled here; write the text out.` };
  let problem: string | null = null;
  const text = template.replace(/\{\{\s*([^{}]*?)\s*\}\}/g, (_all, expression: string) => {
    const value = /^[A-Za-z_$][\w$]*(?:\.[\w$]+)*$/.test(expression) ? lookUp(expression.split('.'), vars) : undefined;
    if (value === undefined)
      problem ??= `There is no variable ${expression} (filters and expressions cannot be filled here).`;
    return typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
  });
  return problem === null ? { text } : { problem };
}

function lookUp(path: readonly string[], vars: Vars): unknown {
  return path.reduce<unknown>(
    (value, name) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, name) ? (value as Vars)[name] : undefined,
    vars,
  );
}

/** Every combination of variables of which some are lists. */
export function combinations(vars: Vars): readonly Vars[] {
  return Object.entries(vars).reduce<readonly Vars[]>(
    (all, [name, value]) => {
      const values: readonly unknown[] = Array.isArray(value) ? value : [value];
      return all.length * values.length > MOST_COMBINATIONS
        ? all
        : all.flatMap((one) => values.map((each) => ({ ...one, [name]: each })));
    },
    [{}],
  );
}

const MOST_COMBINATIONS = 2_000;
