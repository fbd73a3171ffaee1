import { Component, inject, input } from '@angular/core';
import type { AlertDelivery } from '@assay/contracts';
import { formatMoment, injectTexts, OutcomeMark, TextStore, Time, type MarkedOutcome } from '@assay/web/ui';
import { SCHEDULES_TEXTS } from '../texts';

/** Alerts of a schedule, with what became of them. */
@Component({
  selector: 'assay-alert-table',
  imports: [OutcomeMark, Time],
  template: `
    <section class="panel" [attr.aria-label]="t('alerts')">
      <h3>{{ t('alerts') }}</h3>
      <table class="tbl stk">
        <thead>
          <tr>
            <th scope="col">{{ t('when') }}</th>
            <th scope="col">{{ t('alertEvent') }}</th>
            <th scope="col">{{ t('alertTo') }}</th>
            <th scope="col">{{ t('alertState') }}</th>
          </tr>
        </thead>
        <tbody>
          @for (alert of deliveries(); track alert.id) {
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
    h3 {
      padding: 14px 16px 10px;
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
  protected readonly t = injectTexts(SCHEDULES_TEXTS);
  private readonly language = inject(TextStore).language;

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
