import { Component, inject } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import { MatSnackBar } from '@angular/material/snack-bar';
import { RouterLink } from '@angular/router';
import { FailureState, EmptyState, FilterEmpty, Icon, injectTexts, Notice, SkeletonRows } from '@assay/web/ui';
import { SuiteDialog, type SuiteQuestion } from '../suites/suite-dialog';
import { SelectionUrl } from '../state/selection-url';
import { TaskStore } from '../state/task-store';
import { PlanStore } from '../state/plan-store';
import { SELECTION_TEXTS } from '../texts';
import { TaskFilters } from './task-filters';
import { TaskTable } from './task-table';

/** What is asked: the tasks with their filters. */
@Component({
  selector: 'assay-task-panel',
  imports: [TaskFilters, TaskTable, SkeletonRows, FailureState, EmptyState, FilterEmpty, Notice, Icon, RouterLink],
  styleUrl: './task-panel.css',
  template: `
    <section class="panel" aria-labelledby="tasks-head">
      <div class="bar">
        <h2 id="tasks-head">{{ t('tasks') }}</h2>
        @if (store.tasks().length) {
          <span class="mut">
            {{ t('chosenTasks', { chosen: store.chosen().size, all: store.tasks().length }) }}
            @if (store.chosenHidden(); as n) {
              · {{ t('chosenHidden', { n }) }}
            }
          </span>
          <span class="sp"></span>
          <select
            class="field suite"
            [attr.aria-label]="t('suite')"
            #suite
            (change)="store.showSuite(suite.value || null)"
          >
            <option value="" [selected]="store.suite() === null">{{ t('allSuites') }}</option>
            @for (choice of store.suites(); track choice.id) {
              <option [value]="choice.name" [selected]="store.suite() === choice.name">
                {{ t('suiteChoice', { name: choice.name, n: choice.taskCount }) }}
              </option>
            }
          </select>
          <button class="btn btn-text" type="button" (click)="store.invertVisible()">{{ t('invert') }}</button>
          <button class="btn btn-text" type="button" [disabled]="!store.chosen().size" (click)="saveSuite()">
            <assay-icon name="bookmark" /><span>{{ t('saveSuite') }}</span>
          </button>
        }
      </div>
      @if (store.list.value(); as list) {
        @if (list.items.length === 0) {
          <assay-empty [title]="t('noTasks')" [text]="t('noTasksText')">
            <a class="btn btn-filled" routerLink="/tasks/import">{{ t('importTasks') }}</a>
            <button class="btn btn-outlined" type="button" (click)="store.reload()">{{ t('reload') }}</button>
          </assay-empty>
        } @else {
          <assay-task-filters />
          @if (!list.complete) {
            <assay-notice class="cut">{{
              t('cutList', { shown: list.items.length, all: list.total ?? list.items.length })
            }}</assay-notice>
          }
          @if (store.visible().length) {
            <assay-task-table />
          } @else {
            <assay-filter-empty [hidden]="store.hidden()" (cleared)="store.clearFilters()" />
          }
        }
      } @else if (store.list.failure(); as failure) {
        <assay-failure [failure]="failure" (again)="store.reload()" />
      } @else {
        <assay-skeleton [rows]="12" />
      }
    </section>
  `,
})
export class TaskPanel {
  protected readonly store = inject(TaskStore);
  protected readonly t = injectTexts(SELECTION_TEXTS);
  private readonly url = inject(SelectionUrl).params;
  private readonly plans = inject(PlanStore);
  private readonly dialogs = inject(MatDialog);
  private readonly snacks = inject(MatSnackBar);

  protected saveSuite(): void {
    const data: SuiteQuestion = {
      taskKeys: [...this.store.chosen()],
      epochs: this.url.epochs(),
      request: this.plans.request(),
      saved: (suite) => {
        this.store.reload();
        this.snacks.open(this.t('suiteSaved', { name: suite.name }), undefined, { duration: 8_000 });
      },
    };
    this.dialogs.open(SuiteDialog, { data, width: '440px' });
  }
}
