import {
  DIFFICULTIES,
  TASK_TYPES,
  type ChecklistItem,
  type EvaluationCriteria,
  type JsonValue,
  type TaskType,
} from '@assay/contracts';
import { isRecord, type Fields } from '../fields';
import type { RawTask } from '../raw-task';
import { canonicalJson } from '../canonical-json';
import { toApiSpelling } from '../file-spelling';
import { jsonFault, toJson } from '../json-payload';
import { inside } from './bbh';
import { titleOf } from './prompts';
import type { PublicFormat } from './public-format';
import { hasFields, requiredText, scalarText } from './record-fields';
import { contentKey, sourceKey } from './task-key';

const LISTS = ['tasks', 'benchmarks', 'items', 'examples'] as const;

/** Seed files with the fields of a benchmark task and no key: `{task_type, task_description, expected_output, evaluation_criteria, category}`, alone or in a list `tasks`. */
export const client: PublicFormat = {
  name: 'client',
  keyedByContent: true,
  looksLike: (value) => isSeed(value) || listOf(value) !== null,
  records: recordsOf,
  toTask(fields) {
    const taskDescription = requiredText(fields, 'task_description');
    const taskType = typeOf(fields);
    const evaluationCriteria = criteriaOf(fields);
    if (taskDescription === undefined || taskType === undefined || evaluationCriteria === undefined) return undefined;
    const title = fields.text('title') ?? fields.text('name');
    const difficulty = DIFFICULTIES.find((one) => one === Number(fields.raw('difficulty')));
    const tags =
      fields.raw('tags') === undefined || typeof fields.raw('tags') === 'string'
        ? []
        : (fields.texts('tags', 50) ?? []);
    const category = scalarText(fields.raw('category'))?.trim() ?? '';
    return {
      key: keyOf(fields, taskDescription),
      taskType,
      category: category === '' ? taskType : category,
      title: titleOf(title ?? taskDescription),
      taskDescription,
      expectedOutput: targetOf(fields),
      evaluationCriteria,
      ...(difficulty === undefined ? {} : { difficulty }),
      ...(tags.length === 0 ? {} : { tags }),
      ...textsIn(fields),
    };
  },
};

function isSeed(value: unknown): boolean {
  return hasFields(value, 'task_type', 'task_description') && !Object.hasOwn(value, 'key');
}

function listOf(value: unknown): string | null {
  const name = isRecord(value) ? LISTS.find((one) => Array.isArray(value[one])) : undefined;
  if (name === undefined || !isRecord(value)) return null;
  const [first] = value[name] as readonly unknown[];
  return hasFields(first, 'task_description') ? name : null;
}

function recordsOf(raw: RawTask): readonly RawTask[] {
  const name = listOf(raw.value);
  if (name === null || !isRecord(raw.value)) return [raw];
  return (raw.value[name] as readonly unknown[]).map((value, no) => inside(raw, [name, no], value));
}

function typeOf(fields: Fields): TaskType | undefined {
  return fields.required('task_type') ? fields.oneOf('task_type', TASK_TYPES) : undefined;
}

function keyOf(fields: Fields, taskDescription: string): string {
  const id = ['key', 'id', 'name']
    .map((name) => scalarText(fields.raw(name))?.trim() ?? '')
    .find((text) => /[a-z0-9]/i.test(text));
  return id === undefined ? contentKey('client', taskDescription) : sourceKey('client', id);
}

function targetOf(fields: Fields): string {
  const value = fields.raw('expected_output');
  if (value === undefined) return '';
  const fault = jsonFault(value);
  if (fault !== null) return fields.refuse('expected_output', fault) ?? '';
  return typeof value === 'string' ? value : canonicalJson(toJson(value));
}

/** A text is one requirement for a judge; a list of texts several; an object with scorers is ours (in a CSV cell: as JSON). */
function criteriaOf(fields: Fields): string | EvaluationCriteria | undefined {
  if (!fields.required('evaluation_criteria')) return undefined;
  const value = parsed(fields.raw('evaluation_criteria'));
  if (typeof value === 'string')
    return value.trim() === '' ? fields.refuse('evaluation_criteria', 'Must not be empty.') : value;
  const fault = jsonFault(value);
  if (fault !== null) return fields.refuse('evaluation_criteria', fault);
  const criteria = toJson(value);
  if (hasFields(criteria, 'scorers')) return respelled(criteria);
  const requirements = requirementsOf(criteria);
  if (requirements.length === 0)
    return fields.refuse('evaluation_criteria', 'Must be a text, a list of requirements, or an object with scorers.');
  return { scorers: [{ type: 'judge', checklist: requirements }] };
}

function parsed(value: unknown): unknown {
  if (typeof value !== 'string' || !/^\s*[[{]/.test(value)) return value;
  try {
    return JSON.parse(value) as unknown;
  } catch {
    // A sentence may begin with a bracket: then it is a requirement like any other.
    return value;
  }
}

function respelled(criteria: unknown): EvaluationCriteria {
  const { value } = toApiSpelling({ evaluation_criteria: criteria });
  return (value as { readonly evaluationCriteria: EvaluationCriteria }).evaluationCriteria;
}

/** Texts of a list, or names with what is wanted of them (`must_include: […]`), each as one requirement. */
function requirementsOf(value: JsonValue): readonly ChecklistItem[] {
  const sentences = Array.isArray(value)
    ? value.map(sentenceOf)
    : isRecord(value)
      ? Object.entries(value).map(([name, part]) => `${name.replaceAll('_', ' ')}: ${sentenceOf(part)}`)
      : [];
  return sentences
    .filter((text) => text.trim() !== '')
    .map((requirement, at) => ({ id: `item-${at + 1}`, requirement }));
}

function sentenceOf(value: JsonValue): string {
  if (typeof value === 'string') return value;
  return Array.isArray(value) ? value.map((part: JsonValue) => sentenceOf(part)).join('; ') : JSON.stringify(value);
}

function textsIn(fields: Fields): {
  readonly system?: string;
  readonly source?: string;
  readonly licence?: string;
  readonly lang?: string;
} {
  const names = ['system', 'source', 'licence', 'lang'] as const;
  return Object.fromEntries(names.flatMap((name) => (fields.has(name) ? [[name, fields.text(name)]] : [])));
}
