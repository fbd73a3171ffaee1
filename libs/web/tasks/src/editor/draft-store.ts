import { computed, Injectable, signal } from '@angular/core';
import type { TaskDraft } from '@assay/contracts';
import { canonicalJson, checkDraft, printPath } from '@assay/domain/task-file';
import { NEW_TASK, type Path, type RawDraft, valueAt, withValue } from './raw-draft';

/** The task that is edited: what was typed, what the importer's checks say of it, and what changed. Provided by the page. */
@Injectable()
export class DraftStore {
  private readonly typed = signal<RawDraft>(NEW_TASK);
  private readonly saved = signal(canonicalJson(NEW_TASK));
  private readonly touched = signal<ReadonlySet<string>>(new Set());
  /** Every problem is shown, also of fields that nobody has been in. */
  readonly showAll = signal(false);
  readonly raw = this.typed.asReadonly();
  private readonly check = computed(() => checkDraft(this.typed()));
  /** The task as it would be sent; null while something is wrong. */
  readonly draft = computed<TaskDraft | null>(() => this.check().draft);
  readonly problems = computed(() =>
    this.check().problems.map(({ path, message }) => ({ path: printPath(path), message })),
  );
  readonly dirty = computed(() => canonicalJson(this.typed()) !== this.saved());

  /** Begins anew with a task; what differs from `saved` counts as a change. */
  begin(raw: RawDraft, saved: RawDraft = raw): void {
    this.typed.set(raw);
    this.saved.set(canonicalJson(saved));
    this.touched.set(new Set());
  }
  /** What is typed now is saved. */
  markSaved(): void {
    this.saved.set(canonicalJson(this.typed()));
  }
  replace(raw: RawDraft): void {
    this.typed.set(raw);
  }

  value(...path: Path): unknown {
    return valueAt(this.typed(), path);
  }
  /** A text at a place; what is no text is shown as JSON. */
  text(...path: Path): string {
    const value = this.value(...path);
    if (value === undefined || value === null) return '';
    return typeof value === 'string' ? value : JSON.stringify(value);
  }
  number(...path: Path): number | null {
    const value = this.value(...path);
    return typeof value === 'number' ? value : null;
  }
  list(...path: Path): readonly unknown[] {
    const value = this.value(...path);
    return Array.isArray(value) ? (value as unknown[]) : [];
  }

  set(path: Path, value: unknown): void {
    this.typed.update((raw) => withValue(raw, path, value) as RawDraft);
    this.touch(path);
  }
  /** Nothing typed = the field is not there. */
  setText(path: Path, text: string): void {
    this.set(path, text === '' ? undefined : text);
  }
  add(path: Path, item: unknown): void {
    this.set([...path, this.list(...path).length], item);
  }
  removeItem(path: Path, place: number): void {
    const left = this.list(...path).filter((_, no) => no !== place);
    this.set(path, left.length === 0 ? undefined : left);
  }
  touch(path: Path): void {
    this.touched.update((known) => new Set(known).add(printPath(path)));
  }

  /** What is wrong with one field; null where nothing is, or nobody has been in it yet. */
  errorOf(...path: Path): string | null {
    const place = printPath(path);
    if (!this.showAll() && !this.touched().has(place)) return null;
    return this.problems().find((problem) => problem.path === place)?.message ?? null;
  }
  /** As `errorOf`, but of anything inside of the place that no field of its own shows. */
  errorsWithin(...path: Path): readonly string[] {
    if (!this.showAll() && !this.touched().has(printPath(path))) return [];
    const place = printPath(path);
    return this.problems()
      .filter(
        (problem) =>
          problem.path === place || problem.path.startsWith(`${place}.`) || problem.path.startsWith(`${place}[`),
      )
      .map((problem) =>
        problem.path === place
          ? problem.message
          : `${problem.path.slice(place.length).replace(/^\./, '')}: ${problem.message}`,
      );
  }
}
