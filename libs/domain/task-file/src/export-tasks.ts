import type { TaskDraft } from '@assay/contracts';
import { dump } from 'js-yaml';
import { toFileSpelling } from './file-spelling';
import { TASK_FIELDS } from './task-fields';
import type { TaskFormat } from './task-format';
import { isEmpty } from './without-absent';

/** Writes tasks as a file that imports to the same tasks; fields stand in the order of the contract, absent and empty ones are left out. */
export function exportTasks(tasks: readonly TaskDraft[], format: TaskFormat): string {
  switch (format) {
    case 'yaml':
      return tasks.map((task) => exportTask(task, format)).join('---\n');
    case 'json':
      return `${JSON.stringify(tasks.map(fileForm), null, 2)}\n`;
    case 'jsonl':
      return tasks.map((task) => exportTask(task, format)).join('');
    default:
      return format satisfies never;
  }
}

/** One task alone: a YAML document, a JSON object, or one JSONL line; ends with a line break. For exports that are streamed. */
export function exportTask(task: TaskDraft, format: TaskFormat): string {
  switch (format) {
    case 'yaml':
      return dump(fileForm(task), { lineWidth: -1, noRefs: true });
    case 'json':
      return `${JSON.stringify(fileForm(task), null, 2)}\n`;
    case 'jsonl':
      return `${JSON.stringify(fileForm(task))}\n`;
    default:
      return format satisfies never;
  }
}

function fileForm(task: TaskDraft): unknown {
  return toFileSpelling(
    Object.fromEntries(TASK_FIELDS.map((name) => [name, task[name]]).filter(([, value]) => !isEmpty(value))),
  );
}
