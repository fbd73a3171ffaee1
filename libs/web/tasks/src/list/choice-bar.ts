import { Component, computed, inject, input, output, signal } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import { MatMenu, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import { RouterLink } from '@angular/router';
import type { Suite, TaskSummary } from '@assay/contracts';
import { type Failure, SuitesApi, TasksApi, toFailure } from '@assay/web/data';
import { Confirm, Icon, injectTexts } from '@assay/web/ui';
import { firstValueFrom } from 'rxjs';
import { LIST_TEXTS } from '../list-texts';
import { SuiteForm, type SuiteQuestion } from '../suites/suite-form';
import { TaskList } from './task-list';

/** Of the addresses that servers take. */
const LONGEST_CHOICE = 6_000;

/** What can be done with the chosen tasks. */
@Component({
  selector: 'assay-choice-bar',
  imports: [RouterLink, MatMenu, MatMenuItem, MatMenuTrigger, Icon],
  styleUrl: './choice-bar.css',
  template: `
    <div class="choice" role="region" [attr.aria-label]="t('chosen', { n: tasks().length })">
      <b>{{ t('chosen', { n: tasks().length }) }}</b>
      <button class="btn btn-text" type="button" (click)="cleared.emit()">{{ t('clearChoice') }}</button>
      <span class="sp"></span>
      <button class="btn btn-danger" type="button" [disabled]="busy()" (click)="archive()">{{ t('archive') }}</button>
      <button class="btn btn-outlined" type="button" [disabled]="busy()" [matMenuTriggerFor]="menu">
        {{ t('addToSuite') }}
      </button>
      <mat-menu #menu="matMenu">
        @for (suite of own(); track suite.id) {
          <button mat-menu-item type="button" (click)="addTo(suite)">{{ t('addTo', { name: suite.name }) }}</button>
        } @empty {
          <button mat-menu-item type="button" disabled>{{ t('noOwnSuite') }}</button>
        }
      </mat-menu>
      <button class="btn btn-outlined" type="button" [disabled]="busy()" (click)="newSuite()">
        <assay-icon name="bookmark" /><span>{{ t('newSuite') }}</span>
      </button>
      @if (run(); as query) {
        <a class="btn btn-filled" routerLink="/benchmarks" [queryParams]="query">
          <assay-icon name="play_circle" /><span>{{ t('runChosen') }}</span>
        </a>
      }
    </div>
  `,
})
export class ChoiceBar {
  readonly tasks = input.required<readonly TaskSummary[]>();
  readonly cleared = output();
  /** What was done, in words. */
  readonly done = output<string>();
  readonly failed = output<Failure>();
  protected readonly t = injectTexts(LIST_TEXTS);
  protected readonly busy = signal(false);
  private readonly list = inject(TaskList);
  private readonly api = inject(TasksApi);
  private readonly suites = inject(SuitesApi);
  private readonly dialogs = inject(MatDialog);
  private readonly confirm = inject(Confirm);
  protected readonly own = computed(() => this.list.suites().filter((suite) => !suite.builtIn));
  private readonly keys = computed(() => this.tasks().map((task) => task.key));
  /** The selection page with these tasks; null where an address cannot hold them: a suite can. */
  protected readonly run = computed(() => {
    const tasks = this.keys().join(',');
    return tasks.length > LONGEST_CHOICE ? null : { suite: 'all', tasks };
  });

  protected async newSuite(): Promise<void> {
    const data: SuiteQuestion = { suite: null, taskKeys: this.keys() };
    const dialog = this.dialogs.open<SuiteForm, SuiteQuestion, Suite>(SuiteForm, { data, width: '560px' });
    const suite = await firstValueFrom(dialog.afterClosed());
    if (suite !== undefined) this.done.emit(this.t('suiteMade', { name: suite.name }));
  }

  protected async addTo(suite: Suite): Promise<void> {
    const fresh = this.keys().filter((key) => !suite.taskKeys.includes(key));
    await this.act(async () => {
      await this.suites.change(suite.id, { taskKeys: [...suite.taskKeys, ...fresh] });
      return this.t('added', { n: fresh.length, name: suite.name });
    });
  }

  protected async archive(): Promise<void> {
    const n = this.tasks().length;
    const sure = await this.confirm.ask({
      title: this.t('archiveTitle', { n }),
      text: this.t('archiveText'),
      action: this.t('archive'),
      keep: this.t('keep'),
      danger: true,
    });
    if (!sure) return;
    await this.act(async () => {
      for (const task of this.tasks()) await this.api.archive(task.id);
      return this.t('archived', { n });
    });
  }

  private async act(work: () => Promise<string>): Promise<void> {
    this.busy.set(true);
    try {
      this.done.emit(await work());
    } catch (error) {
      this.failed.emit(toFailure(error));
      this.list.reload();
    } finally {
      this.busy.set(false);
    }
  }
}
