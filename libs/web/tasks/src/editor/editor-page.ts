import { Component, computed, effect, ElementRef, inject, input, signal, untracked } from '@angular/core';
import { MatSnackBar } from '@angular/material/snack-bar';
import { Router, RouterLink } from '@angular/router';
import type { Task, TaskDraft } from '@assay/contracts';
import { taskChanges } from '@assay/domain/task-file';
import { latestOf, TasksApi } from '@assay/web/data';
import { FailureState, injectTexts, Notice, Segmented, SkeletonRows } from '@assay/web/ui';
import { ChangeList } from '../changes/change-list';
import { EDITOR_TEXTS } from '../editor-texts';
import { TryPanel, type TryAsk } from '../try/try-panel';
import { AskedFields } from './asked-fields';
import { BasicsFields } from './basics-fields';
import { CriteriaFields } from './criteria-fields';
import { DraftStore } from './draft-store';
import { OtherFields } from './other-fields';
import { NEW_TASK, rawOf } from './raw-draft';
import { ReferenceFields } from './reference-fields';
import { TaskSaver } from './task-saver';
import type { MayHoldChanges } from './unsaved-guard';
import { VariantFields } from './variant-fields';
import { YamlPanel } from './yaml-panel';

const SAID_FOR_MS = 8_000;
type Mode = 'form' | 'yaml';

/** Makes a task, or the next version of one: as a form or as the text of a file, checked as it is typed, tried before it is saved. */
@Component({
  selector: 'assay-editor-page',
  imports: [
    RouterLink,
    AskedFields,
    BasicsFields,
    ChangeList,
    CriteriaFields,
    FailureState,
    Notice,
    OtherFields,
    ReferenceFields,
    Segmented,
    SkeletonRows,
    TryPanel,
    VariantFields,
    YamlPanel,
  ],
  providers: [DraftStore, TaskSaver],
  host: { '(window:beforeunload)': 'warn($event)', '(document:keydown)': 'saveByKey($event)' },
  styleUrl: './editor-page.css',
  templateUrl: './editor-page.html',
})
export class EditorPage implements MayHoldChanges {
  /** The version that is edited; absent for a new task. */
  readonly taskId = input<string>();
  /** The task that a new one begins as. */
  readonly from = input<string>();
  /** `same`: the new task takes the key of `from`, which was archived. */
  readonly key = input<string>();
  protected readonly t = injectTexts(EDITOR_TEXTS);
  protected readonly store = inject(DraftStore);
  protected readonly saver = inject(TaskSaver);
  private readonly api = inject(TasksApi);
  private readonly router = inject(Router);
  private readonly snacks = inject(MatSnackBar);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);

  private readonly source = computed(() => this.taskId() ?? this.from());
  protected readonly latest = latestOf(this.api.taskResource(this.source));
  private readonly loaded = signal<Task | null>(null);
  /** The version that an edit follows; null for a new task. */
  protected readonly base = computed(() => (this.taskId() === undefined ? null : this.loaded()));
  protected readonly origin = computed(() => (this.taskId() === undefined ? this.loaded() : null));
  protected readonly ready = computed(() => this.source() === undefined || this.loaded() !== null);
  protected readonly newest = computed(() => this.base()?.versions[0] ?? null);
  protected readonly next = computed(() => (this.newest()?.version ?? 0) + 1);
  protected readonly isOlder = computed(() => this.base() !== null && this.base()?.supersededAt !== null);
  protected readonly mode = signal<Mode>('form');
  protected readonly readable = signal(true);
  protected readonly stuck = signal(false);
  protected readonly modes = computed(() => [
    { value: 'form' as const, label: this.t('form') },
    { value: 'yaml' as const, label: this.t('yaml') },
  ]);
  protected readonly back = computed(() => {
    const base = this.base();
    return base === null ? ['/tasks'] : ['/tasks', base.id];
  });
  protected readonly count = computed(() => this.store.problems().length);
  /** Against the version that is edited; null while something is wrong, or where there is none. */
  protected readonly changes = computed(() => {
    const [base, draft] = [this.base(), this.store.draft()];
    return base === null || draft === null ? null : taskChanges(rawOf(base) as unknown as TaskDraft, draft);
  });
  protected readonly needsJudge = computed(() => {
    const criteria = this.store.draft()?.evaluationCriteria;
    return typeof criteria === 'string' || (criteria?.scorers.some((scorer) => scorer.type === 'judge') ?? false);
  });
  protected readonly blocked = computed(() => (this.store.draft() === null ? this.t('blocked') : ''));
  protected readonly ask: TryAsk = (what, signal) => {
    const draft = this.store.draft();
    return draft === null ? Promise.reject(new Error(this.t('blocked'))) : this.api.tryDraft(draft, what, signal);
  };

  constructor() {
    effect(() => {
      const task = this.latest.value();
      if (task !== undefined && untracked(this.loaded) === null) untracked(() => this.begin(task));
    });
  }

  hasChanges(): boolean {
    return this.store.dirty() && !this.saver.saving();
  }

  protected warn(event: BeforeUnloadEvent): void {
    if (this.hasChanges()) event.preventDefault();
  }

  protected go(mode: Mode | null): void {
    this.stuck.set(mode === 'form' && !this.readable());
    if (mode !== null && !this.stuck()) this.mode.set(mode);
  }
  protected setReadable(readable: boolean): void {
    this.readable.set(readable);
    if (readable) this.stuck.set(false);
  }

  protected saveByKey(event: KeyboardEvent): void {
    if (event.key.toLowerCase() !== 's' || !(event.ctrlKey || event.metaKey) || event.altKey) return;
    event.preventDefault();
    if (document.querySelector('[role=dialog]') === null) void this.save();
  }

  protected async save(): Promise<void> {
    const draft = this.store.draft();
    this.store.showAll.set(true);
    if (draft === null || !this.readable()) return this.showFirst();
    const before = this.newest();
    const saved = await this.saver.save(draft, before);
    if (saved === null) return;
    this.store.markSaved();
    this.snacks.open(this.saidOf(saved, before?.version), undefined, { duration: SAID_FOR_MS });
    await this.router.navigate(['/tasks', saved.id]);
  }

  /** Mine becomes the version after theirs. */
  protected async saveOver(theirs: Task): Promise<void> {
    this.loaded.set(theirs);
    await this.save();
  }
  protected take(theirs: Task): void {
    this.saver.conflict.set(null);
    this.begin(theirs);
  }

  private begin(task: Task): void {
    this.loaded.set(task);
    if (this.taskId() !== undefined || this.key() === 'same') return this.store.begin(rawOf(task));
    const { key: _, ...copy } = rawOf(task);
    this.store.begin({ ...copy, title: undefined }, NEW_TASK);
  }

  private saidOf(saved: Task, before: number | undefined): string {
    if (before === undefined) return this.t('savedNew', { task: saved.title });
    const { version } = saved;
    return version === before ? this.t('savedNothing', { version }) : this.t('savedVersion', { version });
  }

  /** The keyboard begins at the first field that is wrong, once it is drawn as such. */
  private showFirst(): void {
    setTimeout(() => this.host.nativeElement.querySelector<HTMLElement>('[aria-invalid=true], .bad select')?.focus());
  }
}
