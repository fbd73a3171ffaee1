import { Component, computed, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TASK_TYPES, type ImportPreview } from '@assay/contracts';
import { choicesParam, injectListView, injectUrlState } from '@assay/web/data';
import { ChangeList } from '../changes/change-list';
import {
  FailureState,
  FilterChips,
  formatBytes,
  Icon,
  injectTaskWords,
  injectTexts,
  ListBar,
  listTable,
  Notice,
  OutcomeMark,
  SkeletonRows,
  TableExport,
} from '@assay/web/ui';
import { IMPORT_TEXTS } from '../import-texts';
import { INVALID_COLUMNS, PREVIEW_COLUMNS, PREVIEW_ORDERS } from './import-columns';
import { ImportStore } from './import-store';

const WHATS = ['created', 'updated', 'unchanged'] as const;

/** A file is dropped, what it would change is shown, then it is imported. */
@Component({
  selector: 'assay-import-page',
  imports: [
    RouterLink,
    ChangeList,
    FailureState,
    FilterChips,
    Icon,
    ListBar,
    Notice,
    OutcomeMark,
    SkeletonRows,
    TableExport,
  ],
  providers: [ImportStore],
  styleUrl: './import-page.css',
  templateUrl: './import-page.html',
})
export class ImportPage {
  protected readonly store = inject(ImportStore);
  protected readonly t = injectTexts(IMPORT_TEXTS);
  protected readonly words = injectTaskWords();
  protected readonly types = TASK_TYPES;
  protected readonly over = signal(false);
  protected readonly shown = injectUrlState({ show: choicesParam(WHATS) }).show;
  protected readonly orders = PREVIEW_ORDERS;
  protected readonly name = computed(() => {
    const file = this.store.file();
    return file === null ? '' : this.t('of', { name: file.name, size: formatBytes(file.blob.size) });
  });
  protected readonly chips = computed(() =>
    WHATS.map((value) => ({ value, label: this.t(`what_${value}`), count: this.store.counts()[value] })),
  );
  protected readonly view = injectListView(
    () => this.store.preview().filter(({ what }) => this.shown().length === 0 || this.shown().includes(what)),
    PREVIEW_COLUMNS,
    { sort: 'line' },
  );
  protected readonly table = computed(() =>
    listTable(this.view.shown(), PREVIEW_COLUMNS, (name) => this.t(`col_${name}`)),
  );
  protected readonly wrong = computed(() =>
    listTable(this.store.invalid(), INVALID_COLUMNS, (name) => this.t(`col_${name}`)),
  );
  protected readonly all = computed(() => {
    const { created, updated, unchanged } = this.store.counts();
    return created + updated + unchanged;
  });

  protected choose(input: HTMLInputElement): void {
    const file = input.files?.[0];
    input.value = '';
    if (file !== undefined) void this.store.look({ blob: file, name: file.name });
  }
  protected drag(event: DragEvent, over: boolean): void {
    event.preventDefault();
    this.over.set(over);
  }
  protected drop(event: DragEvent): void {
    event.preventDefault();
    this.over.set(false);
    const file = event.dataTransfer?.files[0];
    if (file !== undefined) void this.store.look({ blob: file, name: file.name });
  }
  protected paste(event: Event, text: string): void {
    event.preventDefault();
    if (text.trim() !== '') void this.store.look({ blob: new Blob([text]), name: this.t('pastedName') });
  }
  protected setType(value: string): void {
    this.store.taskType.set(TASK_TYPES.find((type) => type === value) ?? null);
    const file = this.store.file();
    if (file !== null) void this.store.look(file);
  }

  protected note({ what, changes, taskId }: ImportPreview): string {
    if (what !== 'updated') return '';
    if (changes === null) return this.t('noDetail');
    return changes.length === 0 && taskId !== null ? this.t('comesBack') : this.t('differences', { n: changes.length });
  }
}
