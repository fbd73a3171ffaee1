import type { Fields } from '../fields';
import { asksForCode, fenced, type CodeWord } from './prompts';
import type { PublicFormat } from './public-format';
import { definedFunctions, withCheckCall } from './python-code';
import { hasFields, LONGEST_TEST, requiredId, requiredText } from './record-fields';
import { sourceKey } from './task-key';

const LANGUAGES: Readonly<Record<string, CodeWord>> = {
  python: 'python',
  javascript: 'javascript',
  js: 'javascript',
  typescript: 'javascript',
  ts: 'javascript',
};
const IDS = /^(Python|JavaScript|Java|CPP|C\+\+|Go|Rust)\//i;

/** HumanEval and MBPP in several languages: `{task_id, prompt, test, language?, entry_point?}`. Python, JavaScript and TypeScript can be run. */
export const humanevalX: PublicFormat = {
  name: 'humaneval-x',
  looksLike: (value) =>
    hasFields(value, 'task_id', 'prompt', 'test') &&
    (hasFields(value, 'language') || IDS.test(String(value['task_id']))),
  toTask(fields) {
    const id = requiredId(fields, 'task_id');
    const prompt = requiredText(fields, 'prompt');
    const test = requiredText(fields, 'test', LONGEST_TEST);
    if (id === undefined || prompt === undefined || test === undefined) return undefined;
    const language = languageOf(id, fields);
    const entryPoint = language === undefined ? undefined : entryPointOf(language, prompt, fields);
    if (language === undefined || entryPoint === undefined) return undefined;
    const whole = wholeOf(prompt, fields);
    const script = language === 'python' ? withCheckCall(test, entryPoint) : withoutPackages(test);
    return {
      key: sourceKey('humaneval-x', id),
      taskType: 'code_generation',
      category: language,
      title: `${id}: ${entryPoint}`,
      taskDescription: asksForCode(`Complete this function.`, language, { says: 'It begins so:', code: prompt }),
      expectedOutput: whole,
      evaluationCriteria: { scorers: [{ type: 'code_tests', language, entryPoint, prompt, test: script }] },
      tags: ['humaneval-x', language],
      ...(whole === '' ? {} : { mustPass: [fenced(language, whole)] }),
      source: 'HumanEval-X (github.com/THUDM/CodeGeeX) or mxeval (github.com/amazon-science/mxeval)',
      licence: 'Apache-2.0',
    };
  },
};

/** Tests that only compare with lodash, or import Node's assert as TypeScript does, say the same without packages. */
function withoutPackages(test: string): string {
  return test
    .replace(/^(?:const|let|var)\s+_\s*=\s*require\((['"])lodash\1\);?/m, IS_EQUAL)
    .replace(/^import\s+(?:\*\s+as\s+)?(\w+)\s+from\s+(['"])(?:node:)?assert\2;?/m, "const $1 = require('assert');");
}

const IS_EQUAL = `const _ = { isEqual: require('util').isDeepStrictEqual };`;

function languageOf(id: string, fields: Fields): CodeWord | undefined {
  const named = fields.text('language') ?? IDS.exec(id)?.[1] ?? '';
  const language = LANGUAGES[named.toLowerCase()];
  const field = fields.has('language') ? 'language' : 'task_id';
  return (
    language ??
    fields.refuse(
      field,
      `Programs in ${named || 'this language'} cannot be run here; Python, JavaScript and TypeScript can.`,
    )
  );
}

function entryPointOf(language: CodeWord, prompt: string, fields: Fields): string | undefined {
  const named = fields.text('entry_point')?.trim();
  if (named !== undefined && named !== '') return named;
  const begun = fields.text('declaration') ?? prompt;
  const names = language === 'python' ? definedFunctions(begun) : javascriptNames(begun);
  return (
    names.at(-1) ??
    fields.refuse('prompt', 'The name of the function cannot be told: there is no entry_point and no declaration.')
  );
}

function javascriptNames(code: string): readonly string[] {
  return [...code.matchAll(/^(?:export\s+)?(?:const|let|var|(?:async\s+)?function)\s+([A-Za-z_$][\w$]*)/gm)].map(
    (found) => found[1] ?? '',
  );
}

function wholeOf(prompt: string, fields: Fields): string {
  const solution = fields.text('canonical_solution');
  return solution === undefined ? '' : `${prompt}${solution}`;
}
