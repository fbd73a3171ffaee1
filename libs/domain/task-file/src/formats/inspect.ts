import type { TaskDraft } from '@assay/contracts';
import type { Fields } from '../fields';
import { answerShape } from './answer-shape';
import { choiceTask, MOST_OPTIONS, rightOption } from './choice-task';
import { readConversation, readTargets, type Conversation } from './conversation';
import { titleOf, withAnswerLine } from './prompts';
import type { PublicFormat } from './public-format';
import { hasFields, requiredTexts, scalarText } from './record-fields';
import { contentKey, sourceKey } from './task-key';

/** Samples of an Inspect dataset: `{input, target, choices?, id?}`; with choices a choice, else the target must be said. */
export const inspect: PublicFormat = {
  name: 'inspect',
  keyedByContent: true,
  looksLike: (value) => hasFields(value, 'input', 'target'),
  toTask(fields) {
    const conversation = readConversation(fields, 'input');
    const targets = readTargets(fields, 'target');
    if (conversation === undefined || targets === undefined) return undefined;
    const id = scalarText(fields.raw('id'))?.trim();
    const key =
      id === undefined || id === '' ? contentKey('inspect', JSON.stringify(conversation)) : sourceKey('inspect', id);
    const task = fields.has('choices') ? chosen(fields, key, conversation, targets) : said(key, conversation, targets);
    return task && { ...task, tags: ['inspect'], source: 'Inspect dataset' };
  },
};

function chosen(
  fields: Fields,
  key: string,
  { question, ...before }: Conversation,
  [target = '', ...more]: readonly string[],
): TaskDraft | undefined {
  const options = requiredTexts(fields, 'choices');
  if (options === undefined) return undefined;
  if (options.length > MOST_OPTIONS) return fields.refuse('choices', 'May hold at most ten options, A to J.');
  const right = more.length > 0 ? null : rightOption(target, options);
  if (right === null) return fields.refuse('target', 'Must be the letter of one of the choices.');
  return { ...choiceTask({ key, category: 'inspect', question, options, right }), ...before };
}

function said(key: string, { question, ...before }: Conversation, targets: readonly string[]): TaskDraft {
  const { criteria, what } = answerShape(targets);
  return {
    key,
    taskType: 'reasoning',
    category: 'inspect',
    title: titleOf(question),
    taskDescription: withAnswerLine(question, what),
    ...before,
    expectedOutput: targets[0] ?? '',
    evaluationCriteria: criteria,
  };
}
