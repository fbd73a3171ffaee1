import { computed, inject, Injectable, signal } from '@angular/core';
import type { ImportReport, TaskType } from '@assay/contracts';
import { type Failure, type TaskFile, TasksApi, toFailure } from '@assay/web/data';

type Step = 'choose' | 'looking' | 'looked' | 'importing' | 'done';

/** An import step by step: a file, what it would do, the import itself. Provided by the page. */
@Injectable()
export class ImportStore {
  private readonly api = inject(TasksApi);
  private readonly at = signal<Step>('choose');
  readonly step = this.at.asReadonly();
  readonly file = signal<TaskFile | null>(null);
  /** The type that all tasks get; null = as the file says, or as its format usually means. */
  readonly taskType = signal<TaskType | null>(null);
  readonly report = signal<ImportReport | null>(null);
  readonly failure = signal<Failure | null>(null);
  readonly preview = computed(() => this.report()?.preview ?? []);
  readonly invalid = computed(() => this.report()?.invalid ?? []);
  /** Of the whole file; where some are wrong, of those that are right. */
  readonly counts = computed(() => {
    const report = this.report();
    const valid = this.invalid().length === 0;
    const count = (what: 'created' | 'updated' | 'unchanged') =>
      valid ? (report?.[what].length ?? 0) : this.preview().filter((one) => one.what === what).length;
    return { created: count('created'), updated: count('updated'), unchanged: count('unchanged') };
  });
  /** Tasks that the import would write. */
  readonly toWrite = computed(() => (this.invalid().length > 0 ? 0 : this.counts().created + this.counts().updated));

  /** Reads the file on the server and writes nothing. */
  async look(file: TaskFile): Promise<void> {
    this.file.set(file);
    this.report.set(null);
    await this.send(file, true, { from: 'looking', to: 'looked', back: 'choose' });
  }

  async import(): Promise<void> {
    const file = this.file();
    if (file === null || this.toWrite() === 0) return;
    await this.send(file, false, { from: 'importing', to: 'done', back: 'looked' });
    // Somebody may have changed a task between look and import.
    if (this.invalid().length > 0) this.at.set('looked');
  }

  reset(): void {
    this.at.set('choose');
    this.file.set(null);
    this.report.set(null);
    this.failure.set(null);
  }

  private async send(
    file: TaskFile,
    dryRun: boolean,
    steps: { readonly from: Step; readonly to: Step; readonly back: Step },
  ): Promise<void> {
    const taskType = this.taskType();
    this.at.set(steps.from);
    this.failure.set(null);
    try {
      this.report.set(await this.api.import(file, { dryRun, ...(taskType === null ? {} : { taskType }) }));
      this.at.set(steps.to);
    } catch (error) {
      this.failure.set(toFailure(error));
      this.at.set(steps.back);
    }
  }
}
