import type { CodeTask } from './code-task';

type Written = Omit<CodeTask, 'language' | 'prompt'>;

const WRITTEN: readonly Written[] = [
  {
    key: 'js-chunk',
    entryPoint: 'chunk',
    test: 'const assert = require("assert");\nassert.deepStrictEqual(chunk([1, 2, 3], 2), [[1, 2], [3]]);\nassert.deepStrictEqual(chunk([], 2), []);',
    right:
      'const chunk = (xs, n) => {\n  const out = [];\n  for (let at = 0; at < xs.length; at += n) out.push(xs.slice(at, at + n));\n  return out;\n};',
    wrong: 'const chunk = (xs, n) => [xs.slice(0, n), xs.slice(n)];',
  },
  {
    key: 'js-group',
    entryPoint: 'groupBy',
    test: 'const test = () => {\n  const grouped = groupBy([1, 2, 3], (x) => (x % 2 ? "odd" : "even"));\n  console.assert(JSON.stringify(grouped) === JSON.stringify({ odd: [1, 3], even: [2] }));\n};\ntest();',
    right:
      'function groupBy(xs, key) {\n  const out = {};\n  for (const x of xs) (out[key(x)] ??= []).push(x);\n  return out;\n}',
    wrong: 'function groupBy(xs, key) {\n  return Object.fromEntries(xs.map((x) => [key(x), [x]]));\n}',
  },
  {
    key: 'js-later',
    entryPoint: 'twice',
    test: 'import assert from "node:assert";\nassert.equal(await twice(async () => 2), 4);\nawait assert.rejects(() => twice(async () => { throw new RangeError("no"); }), RangeError);',
    right:
      'export async function twice(work: () => Promise<number>): Promise<number> {\n  return (await work()) + (await work());\n}',
    wrong: 'export async function twice(work) {\n  try { return 2 * (await work()); } catch { return 0; }\n}',
  },
  {
    key: 'js-roman',
    entryPoint: 'roman',
    test: 'console.assert(roman(4) === "IV");\nconsole.assert(roman(1994) === "MCMXCIV");\nconsole.assert(roman(9) === "IX");',
    right:
      'const roman = (n) => {\n  const signs = [[1000,"M"],[900,"CM"],[500,"D"],[400,"CD"],[100,"C"],[90,"XC"],[50,"L"],[40,"XL"],[10,"X"],[9,"IX"],[5,"V"],[4,"IV"],[1,"I"]];\n  let out = "";\n  for (const [value, sign] of signs) while (n >= value) { out += sign; n -= value; }\n  return out;\n};',
    wrong: 'const roman = (n) => "I".repeat(n % 5);',
  },
  {
    key: 'js-sort',
    entryPoint: 'ordered',
    test: 'const assert = require("assert");\nconst xs = [10, 9, 1];\nassert.deepEqual(ordered(xs), [1, 9, 10]);\nassert.deepEqual(xs, [10, 9, 1]);',
    right: 'const ordered = (xs) => xs.toSorted((a, b) => a - b);',
    wrong: 'const ordered = (xs) => xs.sort();',
  },
];

/** Tasks in JavaScript and TypeScript, right and wrong solutions with each. */
export const JAVASCRIPT_TASKS: readonly CodeTask[] = WRITTEN.map((task) => ({
  language: 'javascript',
  prompt: '',
  ...task,
}));
