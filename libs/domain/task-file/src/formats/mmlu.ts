import type { RawTask } from '../raw-task';
import { choiceTask, rightOption } from './choice-task';
import type { PublicFormat } from './public-format';
import { hasFields, requiredText } from './record-fields';
import { contentKey } from './task-key';

const NAMES = ['question', 'A', 'B', 'C', 'D', 'answer'] as const;

/** Exam questions, CSV without a header: question, four options, the letter. The subject is in the file's name. */
export const mmlu: PublicFormat = {
  name: 'mmlu',
  keyedByContent: true,
  looksLike: (value) => isRow(value) || isObject(value),
  records: (raw) => [named(raw)],
  toTask(fields, { fileName }) {
    const question = requiredText(fields, 'question');
    const options = ['A', 'B', 'C', 'D'].map((name) => fields.text(name) ?? '');
    const answer = requiredText(fields, 'answer');
    if (question === undefined || answer === undefined) return undefined;
    const right = rightOption(answer, options);
    if (right === null || !/^[A-D]$/.test(answer.trim())) return fields.refuse('answer', 'Must be A, B, C or D.');
    const category = fields.text('subject')?.replaceAll('_', ' ') ?? subjectOf(fileName);
    const key = contentKey('mmlu', question, ...options);
    return {
      ...choiceTask({ key, category, question, options, right }),
      tags: ['mmlu'],
      source: 'MMLU, github.com/hendrycks/test',
      licence: 'MIT',
    };
  },
};

function isRow(value: unknown): value is readonly unknown[] {
  return Array.isArray(value) && value.length === NAMES.length && /^[A-D]$/.test(String(value[5]));
}

/** The form in which the set is served elsewhere: `{question, subject, choices, answer: 0…3}`. */
function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return (
    hasFields(value, 'question', 'subject', 'choices', 'answer') &&
    Array.isArray(value['choices']) &&
    value['choices'].length === 4
  );
}

function named(raw: RawTask): RawTask {
  const { value } = raw;
  if (isObject(value)) {
    const { question, subject, answer } = value;
    const letter = typeof answer === 'number' ? 'ABCD'.charAt(answer) || String(answer) : answer;
    const cells = [question, ...(value['choices'] as readonly unknown[]), letter];
    return { ...raw, value: { ...Object.fromEntries(NAMES.map((name, at) => [name, cells[at]])), subject } };
  }
  return isRow(value) ? { ...raw, value: Object.fromEntries(NAMES.map((name, at) => [name, value[at]])) } : raw;
}

/** `abstract_algebra_test.csv` → `abstract algebra`. */
function subjectOf(fileName: string | null): string {
  const subject = fileName
    ?.replace(/(?:_(?:test|dev|val|train))?\.csv(?:\.gz)?$/i, '')
    .replaceAll('_', ' ')
    .trim();
  return subject === undefined || subject === '' ? 'mmlu' : subject;
}
