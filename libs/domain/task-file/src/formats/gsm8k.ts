import { titleOf, withAnswerLine } from './prompts';
import type { PublicFormat } from './public-format';
import { hasFields, requiredText } from './record-fields';
import { contentKey } from './task-key';

const GOLD = /####\s*(\S[^\n]*)\s*$/;

/** Grade-school word problems: `{question, answer}`, the gold number after `####`. */
export const gsm8k: PublicFormat = {
  name: 'gsm8k',
  keyedByContent: true,
  looksLike: (value) =>
    hasFields(value, 'question', 'answer') && typeof value['answer'] === 'string' && GOLD.test(value['answer']),
  toTask(fields) {
    const question = requiredText(fields, 'question');
    const answer = requiredText(fields, 'answer');
    if (question === undefined || answer === undefined) return undefined;
    const gold = GOLD.exec(answer)?.[1]?.trim().replaceAll(',', '');
    if (gold === undefined) return fields.refuse('answer', 'Must end with #### and the number.');
    return {
      key: contentKey('gsm8k', question),
      taskType: 'reasoning',
      category: 'word problems',
      title: titleOf(question),
      taskDescription: withAnswerLine(question, 'the number'),
      expectedOutput: gold,
      evaluationCriteria: { scorers: [{ type: 'number' }] },
      tags: ['gsm8k'],
      source: 'GSM8K, github.com/openai/grade-school-math',
      licence: 'MIT',
    };
  },
};
