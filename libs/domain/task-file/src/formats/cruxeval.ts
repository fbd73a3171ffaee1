import type { ScorerSpec } from '@assay/contracts';
import { checkCriteria } from '@assay/domain/scoring';
import { fenced, withAnswerLine } from './prompts';
import type { PublicFormat } from './public-format';
import { hasFields, requiredId, requiredText } from './record-fields';
import { sourceKey } from './task-key';

/** What a Python function returns: `{id, code, input, output}`. Only the output is asked for, not the input. */
export const cruxeval: PublicFormat = {
  name: 'cruxeval',
  looksLike: (value) => hasFields(value, 'code', 'input', 'output') && typeof value['code'] === 'string',
  toTask(fields) {
    const id = requiredId(fields, 'id');
    const code = requiredText(fields, 'code');
    const input = fields.required('input') ? fields.text('input') : undefined;
    const output = requiredText(fields, 'output');
    if (id === undefined || code === undefined || input === undefined || output === undefined) return undefined;
    const question = `What does f(${input}) return?\n\n${fenced('python', code)}`;
    return {
      key: sourceKey('cruxeval', id),
      taskType: 'code_analysis',
      category: 'output prediction',
      title: `${id}: what f returns`,
      taskDescription: withAnswerLine(question, 'the value as Python writes it'),
      expectedOutput: output,
      evaluationCriteria: { scorers: [asLiteral(output)] },
      tags: ['cruxeval', 'python'],
      source: 'CRUXEval, github.com/facebookresearch/cruxeval',
      licence: 'MIT',
    };
  },
};

/** Compared as a value where it is one that can be read, else as text. */
function asLiteral(output: string): ScorerSpec {
  const readable = checkCriteria({ scorers: [{ type: 'literal', value: output }] }).length === 0;
  return readable ? { type: 'literal' } : { type: 'exact', caseSensitive: true };
}
