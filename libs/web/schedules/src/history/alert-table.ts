import { Component, computed, inject, input } from '@angular/core';
import { ALERT_EVENTS, type AlertDelivery } from '@assay/contracts';
import {
  ariaSort,
  FilterChips,
  formatMoment,
  injectTexts,
  OutcomeMark,
  SortButton,
  TableExport,
  TextStore,
  Time,
  type MarkedOutcome,
  type TwinTable,
} from '@assay/web/ui';
import { ScheduleList } from '../schedule-list';
import { SCHEDULES_TEXTS } from '../texts';

/** Alerts of a schedule, with what became of them. */
@Component({
  selector: 'assay-alert-table',
  imports: [FilterChips, OutcomeMark, SortButton, TableExport, Time],
  template: `
    <section class="panel" [attr.aria-label]="t('alerts')">
      <div class="head">
        <h3>{{ t('alerts') }}</h3>
        <assay-filter-chips
          [label]="t('alertEvent')"
          [options]="events()"
          [total]="deliveries().length"
          [(chosen)]="list.url.events"
        />
        <assay-table-export [table]="table()" [title]="title()" />
      </div>
      <table class="tbl stk">
        <thead>
          <tr>
            <th scope="col" [attr.aria-sort]="ariaSort(list.url.alerts(), 'when')">
              <assay-sort-button column="when" [sort]="list.url.alerts()" (sorted)="sorted($event)">{{
                t('when')
              }}</assay-sort-button>
            </th>
            <th scope="col">{{ t('alertEvent') }}</th>
            <th scope="col">{{ t('alertTo') }}</th>
            <th scope="col">{{ t('alertState') }}</th>
          </tr>
        </thead>
        <tbody>
          @for (alert of rows(); track alert.id) {
            <tr>
              <td><assay-time [at]="alert.createdAt" /></td>
              <td>{{ event(alert) }}</td>
              <td class="mono mut to full">{{ alert.url }}</td>
              <td class="full">
                <span class="state"><assay-outcome-mark [outcome]="mark(alert)" [size]="12" />{{ words(alert) }}</span>
              </td>
            </tr>
          }
        </tbody>
      </table>
    </section>
  `,
  styles: `
    .head {
      display: flex;
      flex-wrap: wrap;
      gap: 8px 12px;
      align-items: center;
      padding: 10px 16px;
    }
    assay-filter-chips {
      min-width: 0;
      max-width: 100%;
    }
    h3 {
      flex: 1 1 auto;
      font: var(--mat-sys-title-small);
    }
    .to {
      min-width: 160px;
      overflow-wrap: anywhere;
    }
    .state {
      display: inline-flex;
      align-items: center;
      gap: 6px;
    }
  `,
})
export class AlertTable {
  readonly deliveries = input.required<readonly AlertDelivery[]>();
  /** Names the saved table. */
  readonly title = input.required<string>();
  protected readonly list = inject(ScheduleList);
  protected readonly t = injectTexts(SCHEDULES_TEXTS);
  private readonly language = inject(TextStore).language;

  protected readonly ariaSort = ariaSort;
  protected readonly events = computed(() =>
    ALERT_EVENTS.map((value) => ({
      value,
      label: this.t(`event_${value}`),
      count: this.deliveries().filter(({ event }) => event === value).length,
    })).filter(({ count }) => count > 0),
  );
  protected readonly rows = computed(() => {
    const events = this.list.url.events();
    const turn = this.list.url.alerts() === 'when' ? 1 : -1;
    return this.deliveries()
      .filter(({ event }) => events.length === 0 || events.includes(event))
      .toSorted((a, b) => turn * a.createdAt.localeCompare(b.createdAt));
  });
  protected readonly table = computed<TwinTable>(() => ({
    columns: [
      { label: this.t('when') },
      { label: this.t('alertEvent') },
      { label: this.t('alertTo') },
      { label: this.t('tried'), numeric: true },
      { label: this.t('alertState') },
    ],
    rows: this.rows().map((alert) => [
      ...[alert.createdAt, this.event(alert), alert.url],
      { text: String(alert.attempts), value: alert.attempts },
      this.words(alert),
    ]),
  }));

  protected sorted(sort: string): void {
    this.list.url.alerts.set(sort === 'when' ? 'when' : '-when');
  }

  protected event({ event }: AlertDelivery): string {
    return this.t(`event_${event}`);
  }

  protected mark({ deliveredAt, nextTryAt, error }: AlertDelivery): MarkedOutcome {
    if (deliveredAt !== null) return 'passed';
    if (nextTryAt === null) return 'failed';
    return error === null ? 'waiting' : 'flagged';
  }

  protected words({ deliveredAt, nextTryAt, error, attempts }: AlertDelivery): string {
    if (deliveredAt !== null) return this.t('delivered');
    if (nextTryAt === null) return this.t('givenUp', { error: error ?? '' });
    return error === null
      ? this.t('waits')
      : this.t('again', { n: attempts, when: formatMoment(nextTryAt, this.language()), error });
  }
}
