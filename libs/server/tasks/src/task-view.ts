import type { Task, TaskDraft, TaskSummary, TaskVersion } from '@assay/contracts';
import { criteriaNeeds, readCriteria, scorerTypes } from '@assay/domain/scoring';
import type { FullTaskRow, TaskRow } from '@assay/server/persistence';

/** A line of the task list. */
export function toTaskSummary(row: TaskRow): TaskSummary {
  const criteria = readCriteria(row.evaluationCriteria);
  return {
    id: row.id,
    key: row.key,
    version: row.version,
    taskType: row.taskType,
    category: row.category,
    title: row.title,
    taskDescription: row.taskDescription,
    expectedOutput: row.expectedOutput,
    evaluationCriteria: row.evaluationCriteria,
    difficulty: row.difficulty,
    tags: row.tags,
    lang: row.lang,
    variantCount: row.variantCount,
    scorerTypes: scorerTypes(criteria),
    needs: criteriaNeeds(criteria),
    suites: row.suites,
    createdAt: row.createdAt.toISOString(),
    archivedAt: row.archivedAt?.toISOString() ?? null,
  };
}

/** A task version, whole. */
export function toTask(row: FullTaskRow, versions: readonly TaskVersion[]): Task {
  return {
    ...toTaskSummary(row),
    system: row.system,
    messages: row.messages,
    options: row.options,
    variants: row.variants,
    mustPass: row.mustPass,
    mustFail: row.mustFail,
    source: row.source,
    licence: row.licence,
    supersededAt: row.supersededAt?.toISOString() ?? null,
    versions,
  };
}

/** A stored version as it would be written anew. */
export function toDraft(row: FullTaskRow): TaskDraft {
  return {
    key: row.key,
    taskType: row.taskType,
    category: row.category,
    title: row.title,
    taskDescription: row.taskDescription,
    expectedOutput: row.expectedOutput,
    evaluationCriteria: row.evaluationCriteria,
    tags: row.tags,
    lang: row.lang,
    options: row.options,
    variants: row.variants,
    mustPass: row.mustPass,
    mustFail: row.mustFail,
    ...(row.difficulty === null ? {} : { difficulty: row.difficulty }),
    ...(row.system === null ? {} : { system: row.system }),
    ...(row.messages === null ? {} : { messages: row.messages }),
    ...(row.source === null ? {} : { source: row.source }),
    ...(row.licence === null ? {} : { licence: row.licence }),
  };
}
