import type { Fields } from '../fields';
import { isRecord } from '../fields';
import { choiceTask, MOST_OPTIONS, rightOption } from './choice-task';
import type { PublicFormat } from './public-format';
import { requiredText, requiredTexts, scalarText } from './record-fields';
import { contentKey, sourceKey } from './task-key';

const OPTION_NAMES = [
  (at: number) => `choice_${'abcdefghij'.charAt(at)}`,
  (at: number) => `option_${'abcdefghij'.charAt(at)}`,
  (at: number) => 'ABCDEFGHIJ'.charAt(at),
  (at: number) => `choice_${at + 1}`,
  (at: number) => `option_${at + 1}`,
];
const LISTS = ['choices', 'options'];
const RIGHT = ['answer', 'label', 'target', 'correct'];

/** Any table of choice questions: `question`, options (`choice_a` …, `option_a` …, `A` …, or a list `choices`), `answer` as letter, text or place from 0. */
export const choice: PublicFormat = {
  name: 'choice',
  keyedByContent: true,
  looksLike: (value) =>
    isRecord(value) &&
    Object.hasOwn(value, 'question') &&
    (optionNames(value) !== null || LISTS.some((name) => isList(value[name]))),
  toTask(fields) {
    const question = requiredText(fields, 'question');
    const options = optionsOf(fields);
    if (question === undefined || options === undefined) return undefined;
    if (options.length < 2 || options.length > MOST_OPTIONS)
      return fields.refuse('question', 'Needs two to ten options.');
    const name = RIGHT.find((one) => fields.has(one)) ?? 'answer';
    if (!fields.required(name)) return undefined;
    const right = rightOption(fields.raw(name), options);
    if (right === null) return fields.refuse(name, 'Must be the letter of an option, its text, or its place from 0.');
    const id = scalarText(fields.raw('id'))?.trim() ?? '';
    const key = id === '' ? contentKey('choice', question, ...options) : sourceKey('choice', id);
    const category = fields.text('category') ?? fields.text('subject') ?? 'choice';
    return { ...choiceTask({ key, category, question, options, right }), tags: ['choice'] };
  },
};

/** A list, or a cell of a table that holds one. */
function isList(value: unknown): boolean {
  return Array.isArray(value) || (typeof value === 'string' && /^\s*\[[\s\S]*\]\s*$/.test(value));
}

function optionsOf(fields: Fields): readonly string[] | undefined {
  const list = LISTS.find((name) => fields.has(name));
  if (list !== undefined) return requiredTexts(fields, list);
  const texts = OPTION_NAMES.map((nameAt) => columns(nameAt, (name) => scalarText(fields.raw(name))));
  return (
    texts.find((found) => found.length >= 2) ??
    fields.refuse('question', 'Needs options: choice_a, choice_b and so on.')
  );
}

/** The columns of the options that are there, up to the first that is not. */
function columns(nameAt: (at: number) => string, read: (name: string) => string | undefined): string[] {
  const texts: string[] = [];
  for (let at = 0; at < MOST_OPTIONS; at++) {
    const text = read(nameAt(at));
    if (text === undefined) break;
    texts.push(text);
  }
  return texts;
}

function optionNames(value: Readonly<Record<string, unknown>>): string[] | null {
  const found = OPTION_NAMES.map((nameAt) =>
    columns(nameAt, (name) => (Object.hasOwn(value, name) ? name : undefined)),
  );
  return found.find((names) => names.length >= 2) ?? null;
}
