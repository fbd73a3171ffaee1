import { choiceTask, MOST_OPTIONS, rightOption } from './choice-task';
import type { PublicFormat } from './public-format';
import { hasFields, requiredId, requiredText, requiredTexts } from './record-fields';
import { sourceKey } from './task-key';

/** Exam questions with up to ten options: `{question_id, question, options, answer, answer_index, category}`, JSONL or CSV. */
export const mmluPro: PublicFormat = {
  name: 'mmlu-pro',
  looksLike: (value) => hasFields(value, 'question_id', 'question', 'options', 'answer'),
  toTask(fields) {
    const id = requiredId(fields, 'question_id');
    const question = requiredText(fields, 'question');
    const options = requiredTexts(fields, 'options');
    const answer = requiredText(fields, 'answer');
    if (id === undefined || question === undefined || options === undefined || answer === undefined) return undefined;
    if (options.length > MOST_OPTIONS) return fields.refuse('options', 'May hold at most ten options, A to J.');
    const right = rightOption(answer, options);
    if (right === null) return fields.refuse('answer', 'Must be the letter of one of the options.');
    const category = fields.text('category') ?? 'mmlu-pro';
    return {
      ...choiceTask({ key: sourceKey('mmlu-pro', id), category, question, options, right }),
      tags: ['mmlu-pro'],
      source: 'MMLU-Pro, huggingface.co/datasets/TIGER-Lab/MMLU-Pro',
      licence: 'MIT',
    };
  },
};
