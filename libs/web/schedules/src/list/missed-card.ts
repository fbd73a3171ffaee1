import { Component, computed, inject, input, output } from '@angular/core';
import { Icon, injectTexts, OutcomeMark, TextStore } from '@assay/web/ui';
import { SCHEDULES_TEXTS } from '../texts';
import type { MissedNight } from './missed-nights';
import { formatNight } from './night-time';

/** A planned time that came to nothing, and what to do about it. */
@Component({
  selector: 'assay-missed-card',
  imports: [Icon, OutcomeMark],
  styleUrl: './missed-card.css',
  template: `
    <article class="panel">
      <h3>
        <assay-outcome-mark outcome="missing" [size]="18" /><span>{{
          t('missedTitle', { name: night().schedule.name, when: when() })
        }}</span>
      </h3>
      <p class="mut">{{ night().schedule.pausedReason ?? t('missedSafe') }}</p>
      <div class="acts">
        <button class="btn btn-tonal" type="button" (click)="started.emit()">
          <assay-icon name="play_circle" /><span>{{ t('runItNow') }}</span>
        </button>
        <button class="btn btn-outlined" type="button" (click)="skipped.emit()">{{ t('skip') }}</button>
      </div>
    </article>
  `,
})
export class MissedCard {
  readonly night = input.required<MissedNight>();
  readonly started = output();
  readonly skipped = output();
  protected readonly t = injectTexts(SCHEDULES_TEXTS);
  private readonly language = inject(TextStore).language;
  protected readonly when = computed(() =>
    formatNight(this.night().scheduledFor, this.night().schedule.timeZone, this.language()),
  );
}
