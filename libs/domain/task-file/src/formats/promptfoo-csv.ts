import { isRecord } from '../fields';
import type { RawTask } from '../raw-task';

const EXPECTED = /^__expected\d*$/;
const LISTED = /-(?:any|all)$/;

/** A row of variables and expectations as a test. The prompt is the column `prompt`, else the variables one below the other. */
export function csvTest(raw: RawTask): RawTask {
  if (!isRecord(raw.value)) return raw;
  const cells = Object.entries(raw.value);
  const vars = Object.fromEntries(cells.filter(([name]) => !name.startsWith('__')));
  const expectations = cells.filter(
    ([name, value]) => EXPECTED.test(name) && typeof value === 'string' && value !== '',
  );
  const { prompt = promptOf(vars) } = vars;
  const description = raw.value['__description'];
  const value = {
    prompt,
    vars,
    assert: expectations.map(([, text]) => assertionOf(String(text))),
    ...(typeof description === 'string' ? { description } : {}),
  };
  return { ...raw, value };
}

function promptOf(vars: Readonly<Record<string, unknown>>): string {
  const entries = Object.entries(vars);
  const [only] = entries;
  if (entries.length === 1 && only !== undefined) return String(only[1]);
  return entries.map(([name, value]) => `${name}: ${String(value)}`).join('\n');
}

/** `icontains: Rome` → that assertion; text without a known form is expected as it is. */
function assertionOf(text: string): unknown {
  const graded = /^(?:llm-rubric|grade)(?:\([^)]*\))?:\s*([\s\S]+)$/.exec(text)?.[1];
  if (graded !== undefined) return { type: 'llm-rubric', value: graded };
  const code = /^(?:fn|eval|javascript):\s*([\s\S]+)$/.exec(text)?.[1];
  if (code !== undefined) return { type: 'javascript', value: code };
  const [, type, value] = /^((?:not-)?[a-z][a-z-]*)(?:\([^)]*\))?:\s*([\s\S]*)$/.exec(text) ?? [];
  if (type === undefined || value === undefined || !KNOWN.test(type)) {
    return /^is-json$|^contains-json$/.test(text) ? { type: text } : { type: 'equals', value: text };
  }
  return { type, value: LISTED.test(type) ? value.split(',').map((part) => part.trim()) : value };
}

const KNOWN =
  /^(?:not-)?(?:i?contains(?:-all|-any)?|equals|regex|starts-with|is-json|contains-json|similar|levenshtein|latency|cost|python|factuality|model-graded-closedqa|rouge-n|webhook|perplexity)$/;
