import type { ChecklistItem, TaskType } from '@assay/contracts';
import { titleOf } from './prompts';
import type { PublicFormat } from './public-format';
import { hasFields, requiredId, requiredText, requiredTexts } from './record-fields';
import { sourceKey } from './task-key';

const TYPES: Readonly<Record<string, TaskType>> = {
  coding: 'code_generation',
  math: 'reasoning',
  reasoning: 'reasoning',
};

/** Open questions for a judge: `{question_id, category, turns, reference?}`. The first turn becomes the task; its reference, where there is one, is judged against. */
export const mtBench: PublicFormat = {
  name: 'mt-bench',
  looksLike: (value) =>
    hasFields(value, 'question_id', 'category', 'turns') &&
    Array.isArray(value['turns']) &&
    !Object.hasOwn(value, 'ground_truth'),
  toTask(fields) {
    const id = requiredId(fields, 'question_id');
    const category = requiredText(fields, 'category');
    const turns = requiredTexts(fields, 'turns');
    const [first] = turns ?? [];
    if (id === undefined || category === undefined || first === undefined) return undefined;
    const reference = fields.texts('reference', 100)?.[0];
    return {
      key: sourceKey('mt-bench', id),
      taskType: TYPES[category] ?? 'general_chat',
      category,
      title: titleOf(first),
      taskDescription: first,
      expectedOutput: reference ?? '',
      evaluationCriteria: { scorers: [{ type: 'judge', checklist: checklist(reference) }] },
      tags: ['mt-bench'],
      source: 'MT-bench, github.com/lm-sys/FastChat',
      licence: 'Apache-2.0',
    };
  },
};

function checklist(reference: string | undefined): readonly ChecklistItem[] {
  const right =
    reference === undefined ? 'What it states is true.' : `Its result agrees with this reference answer: ${reference}`;
  return [
    { id: 'right', requirement: right, points: 3, must: true },
    {
      id: 'asked',
      requirement: 'It does what was asked, every part of it, and keeps every condition that was given.',
      points: 2,
    },
    { id: 'depth', requirement: 'It is specific and has the detail that somebody who asks this needs.', points: 1 },
    { id: 'clear', requirement: 'It is well ordered and has no needless passages.', points: 1 },
  ];
}
