import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { REGRESSION_STATES, type Regression } from '@assay/contracts';
import {
  ariaSort,
  FilterChips,
  formatNumber,
  formatPercent,
  formatPoints,
  injectTaskWords,
  injectTexts,
  SortButton,
  TableExport,
  TextStore,
  type TwinTable,
} from '@assay/web/ui';
import { formatDay } from '../list/night-time';
import { ScheduleList } from '../schedule-list';
import { SCHEDULES_TEXTS } from '../texts';
import { isTaskType } from '../words';
import { REGRESSION_SORTS, sortedRegressions } from './regression-rows';

/** Every regression that was found, also those that are over: filtered, sorted, to be saved. */
@Component({
  selector: 'assay-regression-list',
  imports: [FilterChips, RouterLink, SortButton, TableExport],
  styleUrl: './regression-list.css',
  templateUrl: './regression-list.html',
})
export class RegressionList {
  protected readonly list = inject(ScheduleList);
  protected readonly t = injectTexts(SCHEDULES_TEXTS);
  private readonly types = injectTaskWords();
  private readonly language = inject(TextStore).language;
  protected readonly ariaSort = ariaSort;

  protected readonly states = computed(() =>
    REGRESSION_STATES.map((value) => ({
      value,
      label: this.t(`regression_${value}`),
      count: this.list.allRegressions().filter(({ state }) => state === value).length,
    })).filter(({ count }) => count > 0),
  );
  protected readonly rows = computed(() => {
    const states = this.list.url.states();
    const left = this.list.allRegressions().filter(({ state }) => states.length === 0 || states.includes(state));
    return sortedRegressions(left, this.list.url.order()).map((regression) => ({
      regression,
      what: this.what(regression),
      size: this.size(regression),
      since: formatDay(regression.since, 'UTC', this.language()),
      compared: regression.goodRunId !== null && regression.badRunId !== null,
    }));
  });
  protected readonly table = computed<TwinTable>(() => ({
    columns: [
      { label: this.t('model') },
      { label: this.t('server') },
      { label: this.t('schedule') },
      { label: this.t('what') },
      { label: this.t('baseline'), numeric: true },
      { label: this.t('now'), numeric: true },
      { label: this.t('size'), numeric: true },
      { label: this.t('since') },
      { label: this.t('nights'), numeric: true },
      { label: this.t('alertState') },
      { label: this.t('changes') },
      { label: this.t('comment') },
    ],
    rows: this.rows().map(({ regression, what, size }) => [
      ...[regression.model, regression.server, regression.schedule, what],
      { text: this.figure(regression, regression.baseline), value: regression.baseline },
      { text: this.figure(regression, regression.now), value: regression.now },
      { text: size, value: regression.difference.value },
      regression.since,
      { text: String(regression.nightsSeen), value: regression.nightsSeen },
      this.t(`regression_${regression.state}`),
      regression.changes
        .map(({ setting, before, after }) => `${setting} ${before ?? '?'} → ${after ?? '?'}`)
        .join(', '),
      regression.comment ?? '',
    ]),
  }));

  protected sorted(sort: string): void {
    this.list.url.order.set(REGRESSION_SORTS.find((known) => known === sort) ?? '-since');
  }

  private what({ kind, scope }: Regression): string {
    if (kind === 'slower') return this.t('event_slower');
    const where = isTaskType(scope) ? this.types.type(scope).toLowerCase() : this.t('overall').toLowerCase();
    return this.t('worseAt', { scope: where });
  }
  private size({ kind, difference }: Regression): string {
    return kind === 'slower'
      ? formatPercent(difference.value ?? 0, 0, this.language()).replace('-', '−')
      : formatPoints(difference.value, this.language());
  }
  protected figure({ kind }: Regression, value: number): string {
    return kind === 'slower'
      ? `${formatNumber(value, 1, this.language())} tok/s`
      : formatPercent(value, 0, this.language());
  }
}
