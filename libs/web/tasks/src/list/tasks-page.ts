import { Component, computed, inject, signal } from '@angular/core';
import { MatSnackBar } from '@angular/material/snack-bar';
import { RouterLink } from '@angular/router';
import type { TaskSummary } from '@assay/contracts';
import { type Failure, TASK_FILE_FORMATS, TasksApi } from '@assay/web/data';
import {
  EmptyState,
  FailureState,
  FilterEmpty,
  Icon,
  injectTexts,
  listTable,
  Notice,
  SkeletonRows,
  TableExport,
} from '@assay/web/ui';
import { LIST_TEXTS } from '../list-texts';
import { ChoiceBar } from './choice-bar';
import { TASK_COLUMNS } from './task-columns';
import { TaskFilters } from './task-filters';
import { TaskList } from './task-list';
import { TaskTable } from './task-table';

const NOTHING: ReadonlyMap<string, TaskSummary> = new Map();
const SAID_FOR_MS = 8_000;

/** All tasks: found, exported, put into suites, archived. */
@Component({
  selector: 'assay-tasks-page',
  imports: [
    RouterLink,
    Icon,
    TaskFilters,
    TaskTable,
    ChoiceBar,
    EmptyState,
    FailureState,
    FilterEmpty,
    Notice,
    SkeletonRows,
    TableExport,
  ],
  providers: [TaskList],
  styleUrl: './tasks-page.css',
  templateUrl: './tasks-page.html',
})
export class TasksPage {
  protected readonly list = inject(TaskList);
  protected readonly t = injectTexts(LIST_TEXTS);
  protected readonly chosen = signal(NOTHING);
  protected readonly chosenTasks = computed(() => [...this.chosen().values()]);
  protected readonly failure = signal<Failure | null>(null);
  private readonly api = inject(TasksApi);
  private readonly snacks = inject(MatSnackBar);

  /** Task files, which an import takes. */
  protected readonly files = computed(() =>
    TASK_FILE_FORMATS.map((format) => ({
      label: this.t('exportFormat', { format: format.toUpperCase() }),
      href: this.api.exportLink(this.list.filter(), format),
    })),
  );
  /** Every task that the filters find, as a table to be saved. */
  protected readonly table = async () =>
    listTable(await this.list.every(), TASK_COLUMNS, (name) => this.t(`col_${name}`));

  protected clear(): void {
    this.chosen.set(NOTHING);
  }
  protected after(words: string): void {
    this.failure.set(null);
    this.snacks.open(words, undefined, { duration: SAID_FOR_MS });
    this.clear();
    this.list.reload();
  }
}
