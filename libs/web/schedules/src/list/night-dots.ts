import { Component, computed, inject, input } from '@angular/core';
import type { Schedule } from '@assay/contracts';
import { injectTexts, OutcomeMark, TextStore } from '@assay/web/ui';
import { SCHEDULES_TEXTS } from '../texts';
import { markOf } from '../words';
import { formatDay } from './night-time';

/** The last nights of a schedule, one mark each; read out as a list. */
@Component({
  selector: 'assay-night-dots',
  imports: [OutcomeMark],
  host: { role: 'img', '[attr.aria-label]': 'label()' },
  template: `
    @for (night of schedule().lastNights; track night.scheduledFor) {
      <assay-outcome-mark [outcome]="mark(night.state)" [size]="12" />
    }
  `,
  styles: `
    :host {
      display: inline-flex;
      gap: 3px;
      vertical-align: middle;
    }
  `,
})
export class NightDots {
  readonly schedule = input.required<Schedule>();
  private readonly t = injectTexts(SCHEDULES_TEXTS);
  private readonly language = inject(TextStore).language;
  protected readonly mark = markOf;
  protected readonly label = computed(() => {
    const { lastNights, timeZone } = this.schedule();
    const nights = lastNights.map(
      ({ scheduledFor, state }) => `${formatDay(scheduledFor, timeZone, this.language())} ${this.t(`state_${state}`)}`,
    );
    return this.t('nightsOf', { list: nights.length === 0 ? this.t('noNight') : nights.join(', ') });
  });
}
