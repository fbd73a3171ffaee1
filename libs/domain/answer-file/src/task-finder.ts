import { publicFormat, recordKey, sourceKey } from '@assay/domain/task-file';
import type { TaskReference } from './raw-answer';

/** A task that answers can be about. */
export interface AnswerableTask {
  readonly key: string;
  readonly taskDescription: string;
}

/** Finds the task that an answer is about. */
export class TaskFinder {
  private readonly places = new Map<string, number>();
  /** By the part after the first slash; null where several tasks share it. */
  private readonly endings = new Map<string, number | null>();
  private readonly prompts = new Map<string, number[]>();
  private readonly formats: readonly string[];

  constructor(tasks: readonly AnswerableTask[]) {
    for (const [place, { key, taskDescription }] of tasks.entries()) {
      this.places.set(key, place);
      const ending = endingOf(key);
      this.endings.set(ending, this.endings.has(ending) ? null : place);
      this.prompts.set(taskDescription, [...(this.prompts.get(taskDescription) ?? []), place]);
    }
    const prefixes = new Set(tasks.map(({ key }) => key.split('/')[0] ?? key));
    this.formats = [...prefixes].filter((prefix) => publicFormat(prefix) !== null);
  }

  /** Places among the tasks, from 0, of those that it may be: several only where they have the same prompt. */
  find(reference: TaskReference): readonly number[] {
    if ('prompt' in reference) return this.prompts.get(reference.prompt) ?? [];
    const place = 'record' in reference ? this.byRecord(reference.record) : null;
    const found = place ?? this.byName(reference.name);
    return found === null ? [] : [found];
  }

  /** The key as it is, in lower case (`HumanEval/0`), as an importer makes it of the id, or what stands behind the slash where only one task has it (`11`). */
  private byName(name: string): number | null {
    const lower = name.toLowerCase();
    return (
      this.places.get(name) ??
      this.places.get(lower) ??
      this.bySourceId(name) ??
      this.endings.get(endingOf(lower)) ??
      null
    );
  }

  private bySourceId(id: string): number | undefined {
    return this.formats.map((format) => this.places.get(sourceKey(format, id))).find((place) => place !== undefined);
  }

  /** The task that an importer would make of the record. */
  private byRecord(record: unknown): number | null {
    for (const format of this.formats) {
      const key = recordKey(format, record);
      const place = key === null ? undefined : this.places.get(key);
      if (place !== undefined) return place;
    }
    return null;
  }
}

function endingOf(key: string): string {
  return key.slice(key.indexOf('/') + 1);
}
