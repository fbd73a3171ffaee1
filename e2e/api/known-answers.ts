import type { AnswerScript } from '@assay/testing/fake-ollama';

/** Sums as task files; the fake model answers them as its ability says. */
export function sums(count: number): { key: string; a: number; b: number }[] {
  return Array.from({ length: count }, (_, index) => ({
    key: `sums.${String(index + 1).padStart(3, '0')}`,
    a: 10 + index,
    b: 7 * (index + 1),
  }));
}

/** A sum in the form of task files. */
export function sumTask({ key, a, b }: { key: string; a: number; b: number }): Record<string, unknown> {
  return {
    key,
    task_type: 'reasoning',
    category: 'arithmetic',
    title: `${a} + ${b}`,
    task_description: `What is ${a} + ${b}? End with one line: ANSWER: <number>`,
    expected_output: String(a + b),
    evaluation_criteria: { scorers: [{ type: 'number' }] },
  };
}

/** Models that are right on the first `right[model]` sums and off by one on the others. */
export function adders(right: Readonly<Record<string, number>>): AnswerScript {
  return ({ model, messages }) => {
    const [, a = 0, b = 0] = (/What is (\d+) \+ (\d+)\?/.exec(messages.at(-1)?.content ?? '') ?? []).map(Number);
    const place = a - 10;
    const sum = a + b + (place < (right[model.replace(/:latest$/, '')] ?? 0) ? 0 : 1);
    return `${a} and ${b} make ${sum}.\nANSWER: ${sum}`;
  };
}
