import { inject, Injectable, signal } from '@angular/core';
import type { FieldChange, Task, TaskDraft } from '@assay/contracts';
import { taskChanges } from '@assay/domain/task-file';
import { type Failure, TasksApi, toFailure } from '@assay/web/data';
import { patchOf, rawOf } from './raw-draft';

/** Somebody else's version that came first, and what differs from it. */
export interface Conflict {
  readonly theirs: Task;
  readonly changes: readonly FieldChange[];
}

/** Saves a task as a new one or as the next version, and finds out who was faster. Provided by the page. */
@Injectable()
export class TaskSaver {
  private readonly api = inject(TasksApi);
  readonly saving = signal(false);
  readonly failure = signal<Failure | null>(null);
  readonly conflict = signal<Conflict | null>(null);

  /** `base` is the version that becomes the next one; null makes a new task. Null when it could not be saved. */
  async save(draft: TaskDraft, base: { readonly id: string } | null): Promise<Task | null> {
    if (this.saving()) return null;
    this.saving.set(true);
    this.failure.set(null);
    this.conflict.set(null);
    try {
      return base === null ? await this.api.add(draft) : await this.api.change(base.id, patchOf(draft));
    } catch (error) {
      await this.note(toFailure(error), draft, base);
      return null;
    } finally {
      this.saving.set(false);
    }
  }

  private async note(failure: Failure, draft: TaskDraft, base: { readonly id: string } | null): Promise<void> {
    const theirs = base !== null && failure.code === 'conflict' ? await this.newest(base.id) : null;
    if (theirs === null || theirs.id === base?.id) return this.failure.set(failure);
    this.conflict.set({ theirs, changes: taskChanges(rawOf(theirs) as unknown as TaskDraft, draft) });
  }

  private async newest(id: string): Promise<Task | null> {
    try {
      const { versions } = await this.api.task(id);
      return versions[0] === undefined ? null : await this.api.task(versions[0].id);
    } catch (error) {
      this.failure.set(toFailure(error));
      return null;
    }
  }
}
