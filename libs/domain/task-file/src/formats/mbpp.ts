import type { Fields } from '../fields';
import { asksForCode, fenced, titleOf } from './prompts';
import type { PublicFormat } from './public-format';
import { testedFunction } from './python-code';
import { hasFields, requiredId, requiredText, requiredTexts } from './record-fields';
import { sourceKey } from './task-key';

/** Short Python programs from a sentence: the full set has `text`, the sanitized one `prompt`; both `{task_id, code, test_list}`. */
export const mbpp: PublicFormat = {
  name: 'mbpp',
  looksLike: (value) => hasFields(value, 'test_list') && (hasFields(value, 'text') || hasFields(value, 'prompt')),
  toTask(fields) {
    const id = requiredId(fields, 'task_id');
    const text = requiredText(fields, fields.has('text') ? 'text' : 'prompt');
    const asserts = requiredTexts(fields, 'test_list');
    if (id === undefined || text === undefined || asserts === undefined) return undefined;
    const code = fields.text('code') ?? '';
    const entryPoint = testedFunction(asserts[0] ?? '', code);
    if (entryPoint === null) return fields.refuse('test_list', 'The first test must call the function.');
    const test = [...setup(fields), ...asserts].join('\n');
    const example = { says: 'Your code should pass this test:', code: asserts[0] ?? '' };
    return {
      key: sourceKey('mbpp', id),
      taskType: 'code_generation',
      category: 'short programs',
      title: titleOf(text),
      taskDescription: asksForCode(text, 'python', example),
      expectedOutput: code,
      evaluationCriteria: { scorers: [{ type: 'code_tests', language: 'python', entryPoint, test }] },
      tags: ['mbpp', 'python'],
      ...(code.trim() === '' ? {} : { mustPass: [fenced('python', code)] }),
      source: 'MBPP, github.com/google-research/google-research/tree/master/mbpp',
      licence: 'CC-BY-4.0',
    };
  },
};

/** What runs before the asserts: imports of the sanitized set, setup code of the full one. */
function setup(fields: Fields): readonly string[] {
  const imports = fields.texts('test_imports', 100) ?? [];
  const code = fields.text('test_setup_code') ?? '';
  return code.trim() === '' ? imports : [...imports, code.replaceAll('\r\n', '\n')];
}
