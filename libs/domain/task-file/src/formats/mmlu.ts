import type { RawTask } from '../raw-task';
import { choiceTask, rightOption } from './choice-task';
import type { PublicFormat } from './public-format';
import { requiredText } from './record-fields';
import { contentKey } from './task-key';

const NAMES = ['question', 'A', 'B', 'C', 'D', 'answer'] as const;

/** Exam questions, CSV without a header: question, four options, the letter. The subject is in the file's name. */
export const mmlu: PublicFormat = {
  name: 'mmlu',
  keyedByContent: true,
  looksLike: (value) => Array.isArray(value) && value.length === NAMES.length && /^[A-D]$/.test(String(value[5])),
  records: (raw) => [named(raw)],
  toTask(fields, { fileName }) {
    const question = requiredText(fields, 'question');
    const options = ['A', 'B', 'C', 'D'].map((name) => fields.text(name) ?? '');
    const answer = requiredText(fields, 'answer');
    if (question === undefined || answer === undefined) return undefined;
    const right = rightOption(answer, options);
    if (right === null || !/^[A-D]$/.test(answer.trim())) return fields.refuse('answer', 'Must be A, B, C or D.');
    const category = subjectOf(fileName);
    const key = contentKey('mmlu', question, ...options);
    return {
      ...choiceTask({ key, category, question, options, right }),
      tags: ['mmlu'],
      source: 'MMLU, github.com/hendrycks/test',
      licence: 'MIT',
    };
  },
};

function named(raw: RawTask): RawTask {
  const cells: readonly unknown[] = Array.isArray(raw.value) ? raw.value : [];
  return { ...raw, value: Object.fromEntries(NAMES.map((name, at) => [name, cells[at]])) };
}

/** `abstract_algebra_test.csv` → `abstract algebra`. */
function subjectOf(fileName: string | null): string {
  const subject = fileName
    ?.replace(/(?:_(?:test|dev|val|train))?\.csv(?:\.gz)?$/i, '')
    .replaceAll('_', ' ')
    .trim();
  return subject === undefined || subject === '' ? 'mmlu' : subject;
}
