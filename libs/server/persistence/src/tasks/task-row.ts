import type { BenchmarkTask } from '../entities/index';

/** A task as the list reads it. */
export type TaskRow = Pick<
  BenchmarkTask,
  | 'id'
  | 'key'
  | 'version'
  | 'taskType'
  | 'category'
  | 'title'
  | 'taskDescription'
  | 'expectedOutput'
  | 'evaluationCriteria'
  | 'difficulty'
  | 'tags'
  | 'lang'
  | 'createdAt'
  | 'archivedAt'
> & { readonly variantCount: number; readonly suites: string[] };

/** A task as its page reads it. */
export type FullTaskRow = TaskRow &
  Pick<
    BenchmarkTask,
    | 'system'
    | 'messages'
    | 'options'
    | 'variants'
    | 'mustPass'
    | 'mustFail'
    | 'source'
    | 'licence'
    | 'supersededAt'
    | 'contentHash'
  >;

/** Columns of a `TaskRow`, of the table alias `task`. */
export const TASK_COLUMNS = `task.id, task.key, task.version, task.task_type AS "taskType", task.category, task.title,
  task.task_description AS "taskDescription", task.expected_output AS "expectedOutput",
  task.evaluation_criteria AS "evaluationCriteria", task.difficulty, task.tags, task.lang,
  task.created_at AS "createdAt", task.archived_at AS "archivedAt",
  greatest(jsonb_array_length(task.variants), 1) AS "variantCount",
  ARRAY(SELECT suites.name FROM suite_tasks JOIN suites ON suites.id = suite_tasks.suite_id
        WHERE suite_tasks.task_key = task.key ORDER BY suites.name) AS suites`;

/** Columns of a `FullTaskRow`. */
export const FULL_TASK_COLUMNS = `${TASK_COLUMNS}, task.system, task.messages, task.options, task.variants,
  task.must_pass AS "mustPass", task.must_fail AS "mustFail", task.source, task.licence,
  task.superseded_at AS "supersededAt", task.content_hash AS "contentHash"`;
