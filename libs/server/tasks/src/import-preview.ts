import type { ImportPreview, TaskDraft } from '@assay/contracts';
import { taskChanges, type CheckedTask } from '@assay/domain/task-file';
import type { FullTaskRow, TaskRepository } from '@assay/server/persistence';
import { hashTask } from './hash-task';
import { toDraft } from './task-view';

/** Tasks that a preview lists, and updates whose differences it shows. */
const MOST_LISTED = 1_000;
const MOST_COMPARED = 100;
const BOUNDS = { most: 50, length: 2_000 } as const;

/** What an import would do with each task of a file. Reads only. */
export async function previewImport(
  checked: readonly CheckedTask[],
  tasks: TaskRepository,
): Promise<readonly ImportPreview[]> {
  const listed = checked.slice(0, MOST_LISTED);
  const rows = await tasks.newest(listed.map(({ draft }) => draft.key));
  const byKey = new Map(rows.map((row) => [row.key, row]));
  let compared = 0;
  return listed.map((task) => {
    const row = byKey.get(task.draft.key);
    const updated = row !== undefined && changes(row, task.draft);
    const shown = updated && compared++ < MOST_COMPARED;
    return {
      ...lineOf(task, row),
      what: row === undefined ? 'created' : updated ? 'updated' : 'unchanged',
      changes: shown ? taskChanges(toDraft(row), task.draft, BOUNDS) : null,
    };
  });
}

/** A task that was archived comes back, changed or not. */
function changes(row: FullTaskRow, draft: TaskDraft): boolean {
  return row.archivedAt !== null || row.contentHash !== hashTask(draft).contentHash;
}

function lineOf({ draft, line }: CheckedTask, row: FullTaskRow | undefined) {
  return { key: draft.key, title: draft.title ?? draft.key, line, taskId: row?.id ?? null };
}
