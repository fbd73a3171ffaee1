import type { EvaluationCriteria } from '@assay/contracts';
import { readConversation, readTargets } from './conversation';
import { titleOf } from './prompts';
import type { PublicFormat } from './public-format';
import { hasFields } from './record-fields';
import { contentKey } from './task-key';

/** Samples of OpenAI evals: `{input: [{role, content}], ideal}`. The prompt stays as it is; a right answer holds one of the ideals. */
export const openaiEvals: PublicFormat = {
  name: 'openai-evals',
  keyedByContent: true,
  looksLike: (value) => hasFields(value, 'input', 'ideal'),
  toTask(fields) {
    const conversation = readConversation(fields, 'input');
    const ideals = readTargets(fields, 'ideal');
    if (conversation === undefined || ideals === undefined) return undefined;
    const { question, ...before } = conversation;
    return {
      key: contentKey('openai-evals', JSON.stringify(conversation)),
      taskType: 'general_chat',
      category: 'openai-evals',
      title: titleOf(question),
      taskDescription: question,
      ...before,
      expectedOutput: ideals[0] ?? '',
      evaluationCriteria: criteriaOf(ideals),
      tags: ['openai-evals'],
      source: 'OpenAI evals, github.com/openai/evals',
      licence: 'MIT',
    };
  },
};

/** A lone letter or numeral stands in many texts by chance: those are read as a choice and as a number. */
function criteriaOf(ideals: readonly string[]): EvaluationCriteria {
  const [first = ''] = ideals;
  const single = ideals.length === 1;
  if (single && /^[A-J]$/.test(first.trim())) return { scorers: [{ type: 'choice' }] };
  if (single && /^-?\d+(?:\.\d+)?$/.test(first.trim())) return { scorers: [{ type: 'number' }] };
  return { scorers: [{ type: 'contains', values: ideals, mode: 'any', caseSensitive: false }] };
}
