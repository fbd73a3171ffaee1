import { asksForCode, fenced } from './prompts';
import type { PublicFormat } from './public-format';
import { withCheckCall } from './python-code';
import { hasFields, LONGEST_TEST, requiredId, requiredText } from './record-fields';
import { sourceKey } from './task-key';

/** Python functions to complete: `{task_id, prompt, entry_point, test, canonical_solution?}`. */
export const humaneval: PublicFormat = {
  name: 'humaneval',
  looksLike: (value) =>
    hasFields(value, 'task_id', 'prompt', 'entry_point', 'test') && !Object.hasOwn(value, 'language'),
  toTask(fields) {
    const id = requiredId(fields, 'task_id');
    const prompt = requiredText(fields, 'prompt');
    const entryPoint = requiredText(fields, 'entry_point');
    const test = requiredText(fields, 'test', LONGEST_TEST);
    if (id === undefined || prompt === undefined || entryPoint === undefined || test === undefined) return undefined;
    const solution = fields.text('canonical_solution');
    const whole = solution === undefined ? '' : prompt + solution;
    return {
      key: sourceKey('humaneval', id),
      taskType: 'code_generation',
      category: 'functions',
      title: `${id}: ${entryPoint}`,
      taskDescription: asksForCode(`Complete this Python function.`, 'python', { says: 'It begins so:', code: prompt }),
      expectedOutput: whole,
      evaluationCriteria: {
        scorers: [
          { type: 'code_tests', language: 'python', entryPoint, prompt, test: withCheckCall(test, entryPoint) },
        ],
      },
      tags: ['humaneval', 'python'],
      ...(whole === '' ? {} : { mustPass: [fenced('python', whole)] }),
      source: 'HumanEval, github.com/openai/human-eval',
      licence: 'MIT',
    };
  },
};
