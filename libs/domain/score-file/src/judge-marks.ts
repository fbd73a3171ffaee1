/** Reads the value that a mark stands for; null where it stands for none on the scale. */
export type ReadMark<Value> = (mark: string) => Value | null;

/** Reasoning of a model in the forms that servers leave in the text; also where only its end, or only its beginning, is there. */
const REASONING =
  /<think(?:ing)?>[\s\S]*?<\/think(?:ing)?>|^[\s\S]*(?:<\/think(?:ing)?>|<channel\|>|<\|channel\|>final<\|message\|>)|<think(?:ing)?>[\s\S]*$/gi;
const FENCE = /^```(?:json)?\s*([\s\S]*?)\s*```$/i;

/** The text without the reasoning before the answer. */
export function withoutReasoning(text: string): string {
  return text.replace(REASONING, '').trim();
}

/** The value of all marks where they agree, else of the one that ends the text; null where neither; undefined where there is no mark. */
export function agreed<Value>(text: string, marks: RegExp, read: ReadMark<Value>): Value | null | undefined {
  const found = [...text.matchAll(marks)];
  const last = found.at(-1);
  if (last === undefined) return undefined;
  const values = found.map((match) => read(match[1] ?? ''));
  if (values.every((value) => value === values[0])) return values[0] ?? null;
  const rest = text.slice(last.index + last[0].length);
  return /^[\s*_`"'.)\]]*$/.test(rest) ? (values.at(-1) ?? null) : null;
}

/** The value of `[[…]]`, which holds a value or "name: value"; null where the marks hold none, or contradict each other; undefined without `[[`. A name alone is no mark. */
export function bracketed<Value>(text: string, names: string, read: ReadMark<Value>): Value | null | undefined {
  const marks = text.replace(new RegExp(`\\[\\[\\s*(?:${names})\\s*\\]\\]`, 'giu'), '');
  if (!marks.includes('[[')) return undefined;
  const named = new RegExp(`^(?:(?:${names})\\s*[:=]\\s*)?(.*)$`, 'iu');
  const inner: ReadMark<Value> = (mark) => read(named.exec(mark.trim())?.[1] ?? '');
  return agreed(marks, /\[\[([^[\]\n]*)\]\]/g, inner) ?? null;
}

/** A field of the text where all of it is one JSON object; null where the object has no such value, undefined where there is none. */
export function jsonField<Value>(
  text: string,
  names: readonly string[],
  read: (value: unknown) => Value | null,
): Value | null | undefined {
  const body = FENCE.exec(text)?.[1] ?? text;
  if (!body.startsWith('{')) return undefined;
  try {
    const object = JSON.parse(body) as Readonly<Record<string, unknown>>;
    const name = names.find((one) => object[one] !== undefined);
    return name === undefined ? null : read(object[name]);
  } catch {
    // Text that only starts like JSON may still name its verdict.
    return undefined;
  }
}

const LONGEST_VERDICT = 80;

/** The lines that may be nothing but the verdict: the first and the last that hold anything, where they are short. */
export function outerLines(text: string): readonly string[] {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const outer = [...new Set([lines[0] ?? '', lines.at(-1) ?? ''])];
  return outer.map((line) => line.trim()).filter((line) => line.length <= LONGEST_VERDICT);
}
