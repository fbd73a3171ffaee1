import { Component, computed, inject, signal } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import { RouterLink } from '@angular/router';
import type { Suite } from '@assay/contracts';
import { type Failure, injectListView, latestOf, SuitesApi, toFailure } from '@assay/web/data';
import {
  ariaSort,
  Confirm,
  EmptyState,
  FailureState,
  FilterEmpty,
  Icon,
  injectTexts,
  ListBar,
  listTable,
  SkeletonRows,
  SortButton,
  Time,
} from '@assay/web/ui';
import { firstValueFrom } from 'rxjs';
import { SUITES_TEXTS } from '../suites-texts';
import { SUITE_COLUMNS } from './suite-columns';
import { SuiteForm, type SuiteQuestion } from './suite-form';

/** All suites: made, changed, copied, deleted. */
@Component({
  selector: 'assay-suites-page',
  imports: [RouterLink, EmptyState, FailureState, FilterEmpty, Icon, ListBar, SkeletonRows, SortButton, Time],
  styleUrl: './suites-page.css',
  templateUrl: './suites-page.html',
})
export class SuitesPage {
  protected readonly t = injectTexts(SUITES_TEXTS);
  private readonly api = inject(SuitesApi);
  private readonly dialogs = inject(MatDialog);
  private readonly confirm = inject(Confirm);
  protected readonly list = latestOf(this.api.listResource());
  protected readonly suites = computed(() => this.list.value()?.items);
  protected readonly view = injectListView(() => this.suites() ?? [], SUITE_COLUMNS, { sort: 'name' });
  protected readonly ariaSort = ariaSort;
  protected readonly table = computed(() =>
    listTable(this.view.shown(), SUITE_COLUMNS, (name) => this.t(`col_${name}`)),
  );
  protected readonly failure = signal<Failure | null>(null);

  /** The defaults of a suite in words. */
  protected defaults(suite: Suite): readonly string[] {
    const { temperature, seed, numPredict, ...others } = suite.options;
    const more = Object.keys(others).length;
    return [
      ...(suite.epochs === null ? [] : [this.t('epochsOf', { n: suite.epochs })]),
      ...(temperature === undefined ? [] : [this.t('temperatureOf', { value: temperature })]),
      ...(seed === undefined ? [] : [this.t('seedOf', { value: String(seed) })]),
      ...(numPredict === undefined ? [] : [this.t('numPredictOf', { value: numPredict })]),
      ...(more === 0 ? [] : [this.t('otherOptions', { n: more })]),
      ...(suite.judge === null ? [] : [this.t('judgeOf', { judge: suite.judge.model })]),
    ];
  }

  protected add(): Promise<void> {
    return this.ask({ suite: null, taskKeys: [] });
  }
  protected edit(suite: Suite): Promise<void> {
    return this.ask({ suite, taskKeys: suite.taskKeys });
  }
  protected copy(copyOf: Suite): Promise<void> {
    return this.ask({ suite: null, copyOf, taskKeys: copyOf.taskKeys });
  }

  protected async remove(suite: Suite): Promise<void> {
    const sure = await this.confirm.ask({
      title: this.t('deleteTitle', { suite: suite.name }),
      text: this.t('deleteText'),
      action: this.t('delete'),
      keep: this.t('keep'),
      danger: true,
    });
    if (!sure) return;
    this.failure.set(null);
    try {
      await this.api.remove(suite.id);
    } catch (error) {
      this.failure.set(toFailure(error));
    }
    this.list.reload();
  }

  private async ask(data: SuiteQuestion): Promise<void> {
    const dialog = this.dialogs.open<SuiteForm, SuiteQuestion, Suite>(SuiteForm, { data, width: '560px' });
    if ((await firstValueFrom(dialog.afterClosed())) !== undefined) this.list.reload();
  }
}
