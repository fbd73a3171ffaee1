import { DIFFICULTIES, LIMITS, TASK_TYPES, type ChatMessage, type TaskDraft } from '@assay/contracts';
import { checkCriteriaField } from './check-criteria-field';
import { checkInstance, checkVariant } from './check-instance';
import { checkOptions } from './check-options';
import { checkTargets } from './check-targets';
import { DraftProblems, type DraftProblem } from './draft-problems';
import type { Spelling } from './field-spelling';
import { Fields } from './fields';
import type { FieldPath } from './raw-task';
import { TASK_FIELDS } from './task-fields';
import { withoutAbsent } from './without-absent';

/** A task that is right, or what is wrong with it. */
export type DraftCheck =
  | { readonly draft: TaskDraft; readonly problems: readonly [] }
  | { readonly draft: null; readonly problems: readonly DraftProblem[] };

/**
 * Keys are lowercase words of letters, digits, dot, dash and underscore, in parts divided by a slash
 * (`reasoning.liars`, `humaneval/12`); every part begins with a letter or digit.
 */
export const KEY_PATTERN = /^[a-z0-9][a-z0-9._-]*(?:\/[a-z0-9][a-z0-9._-]*)*$/;

const KEY_MESSAGE =
  'Must be lowercase letters, digits, dots, dashes, underscores and slashes, and begin with a letter or digit.';
const LANGUAGE_PATTERN = /^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/;
const GENERATOR = 'A generator runs when a task file is imported; list the instances as variants here.';
const ROLES = ['system', 'user', 'assistant'] as const satisfies readonly ChatMessage['role'][];
const MOST = { tags: 50, messages: 200, variants: 1_000 } as const;
const ONE_LINE = { max: LIMITS.nameLength, oneLine: true } as const;

/** Checks one task in the form of the API (camelCase), strictly: every field, range and scorer. Null and empty lists count as absent. */
export function checkDraft(value: unknown, spelling: Spelling = 'camel'): DraftCheck {
  const problems = new DraftProblems(spelling);
  const fields = Fields.of(value, [], problems);
  const draft = fields === null ? undefined : readDraft(fields, problems);
  return draft === undefined || problems.list.length > 0
    ? { draft: null, problems: problems.list }
    : { draft, problems: [] };
}

function readDraft(fields: Fields, problems: DraftProblems): TaskDraft | undefined {
  fields.refuseUnknown(TASK_FIELDS, { generator: GENERATOR });
  const key = readKey(fields);
  const taskType = fields.required('taskType') ? fields.oneOf('taskType', TASK_TYPES) : undefined;
  const category = fields.required('category') ? fields.text('category', ONE_LINE) : undefined;
  const instance = checkInstance(fields);
  const evaluationCriteria = checkCriteriaField(fields, problems);
  const optional = readOptional(fields, problems);
  if (key === undefined || taskType === undefined || category === undefined) return undefined;
  if (instance === undefined || evaluationCriteria === undefined) return undefined;
  const variants = (optional.variants ?? []).map((variant, no) => ({ instance: variant, path: ['variants', no] }));
  checkTargets(evaluationCriteria, [{ instance, path: [] }, ...variants], problems);
  return { key, taskType, category, ...instance, evaluationCriteria, ...optional };
}

type OptionalFields = Pick<
  TaskDraft,
  'title' | 'difficulty' | 'tags' | 'lang' | 'system' | 'messages' | 'options' | 'variants' | 'source' | 'licence'
>;

function readOptional(fields: Fields, problems: DraftProblems): OptionalFields {
  return withoutAbsent<OptionalFields>({
    title: fields.text('title', ONE_LINE),
    difficulty: fields.oneOf('difficulty', DIFFICULTIES),
    tags: fields.texts('tags', MOST.tags, ONE_LINE),
    lang: matching(fields, 'lang', LANGUAGE_PATTERN, 'Must be a language tag such as en or pt-BR.'),
    system: fields.text('system'),
    messages: fields.list('messages', MOST.messages, (item, path) => readMessage(item, path, problems)),
    options: checkOptions(fields.raw('options'), ['options'], problems),
    variants: fields.list('variants', MOST.variants, (item, path) => checkVariant(item, path, problems)),
    source: fields.text('source'),
    licence: fields.text('licence', ONE_LINE),
  });
}

function readKey(fields: Fields): string | undefined {
  return fields.required('key') ? matching(fields, 'key', KEY_PATTERN, KEY_MESSAGE) : undefined;
}

function matching(fields: Fields, name: string, pattern: RegExp, message: string): string | undefined {
  const text = fields.text(name, ONE_LINE);
  return text === undefined || pattern.test(text) ? text : fields.refuse(name, message);
}

function readMessage(value: unknown, path: FieldPath, problems: DraftProblems): ChatMessage | undefined {
  const fields = Fields.of(value, path, problems);
  if (fields === null) return undefined;
  fields.refuseUnknown(['role', 'content']);
  const role = fields.required('role') ? fields.oneOf('role', ROLES) : undefined;
  const content = fields.required('content') ? fields.text('content') : undefined;
  return role === undefined || content === undefined ? undefined : { role, content };
}
