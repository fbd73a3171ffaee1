import type { FieldPath, RawTask } from '../raw-task';
import { answerShape } from './answer-shape';
import { titleOf, withAnswerLine } from './prompts';
import type { PublicFormat } from './public-format';
import { hasFields, requiredText } from './record-fields';
import { contentKey } from './task-key';

/** Hard reasoning tasks, one JSON document a kind: `{canary, examples: [{input, target}]}`. The canary is kept with the source. */
export const bbh: PublicFormat = {
  name: 'bbh',
  keyedByContent: true,
  looksLike: (value) =>
    hasFields(value, 'examples') &&
    Array.isArray(value['examples']) &&
    value['examples'].some((one: unknown) => hasFields(one, 'input', 'target')),
  records: examplesOf,
  toTask(fields, { fileName }) {
    const input = requiredText(fields, 'input');
    const target = requiredText(fields, 'target');
    if (input === undefined || target === undefined) return undefined;
    const { criteria, what } = answerShape([target]);
    const canary = fields.text('canary');
    return {
      key: contentKey('bbh', input),
      taskType: 'reasoning',
      category: kindOf(fileName),
      title: titleOf(input),
      taskDescription: withAnswerLine(input, what),
      expectedOutput: target.trim(),
      evaluationCriteria: criteria,
      tags: ['bbh'],
      source: [
        'BIG-Bench Hard, github.com/suzgunmirac/BIG-Bench-Hard',
        ...(canary === undefined ? [] : [canary.trim()]),
      ].join('\n'),
      licence: 'MIT',
    };
  },
};

/** Each example with the canary of its document. */
function examplesOf(raw: RawTask): readonly RawTask[] {
  if (!hasFields(raw.value, 'examples') || !Array.isArray(raw.value['examples'])) return [raw];
  const { canary } = raw.value;
  return raw.value['examples'].map((value: unknown, no) => inside(raw, ['examples', no], withCanary(value, canary)));
}

function withCanary(value: unknown, canary: unknown): unknown {
  return typeof canary === 'string' && hasFields(value) ? { ...value, canary } : value;
}

/** A part of a raw task that is a record of its own. */
export function inside(raw: RawTask, path: FieldPath, value: unknown): RawTask {
  return { value, line: raw.lineOf(path), lineOf: (below) => raw.lineOf([...path, ...below]) };
}

/** `word_sorting.json` → `word sorting`. */
function kindOf(fileName: string | null): string {
  const kind = fileName
    ?.replace(/\.json(?:\.gz)?$/i, '')
    .replaceAll('_', ' ')
    .trim();
  return kind === undefined || kind === '' ? 'bbh' : kind;
}
